/** Medians and other shares of values. */

export function median(values) {
  return quantile(values, 0.5);
}

/** Between two values, by how near it is to each. */
export function quantile(values, share) {
  const sorted = [...values].sort((one, other) => one - other);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)];
  return below + (sorted[Math.ceil(place)] - below) * (place % 1);
}
