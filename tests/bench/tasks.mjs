/** What a worker does for the process that started it. */

/**
 * Answers each message `{ task, ... }` by `{ result }` or `{ problem }`, and says when it is ready.
 * @param {Record<string, (wish: object) => unknown>} tasks by name
 */
export function answerTasks(tasks) {
  process.on('message', async ({ task, ...wish }) => {
    try {
      process.send({ result: await tasks[task](wish) });
    } catch (error) {
      process.send({ problem: error.stack });
    }
  });
  process.send({ result: 'ready' });
}
