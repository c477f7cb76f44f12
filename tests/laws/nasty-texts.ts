/** Texts that made other query boxes fail, and query strings that no browser would send. */

/** Each line is one text. */
const LINES = String.raw`
10:30
foo^
foo^x
foo~
foo~9
-
+
*
**
?
"
""
" "
'
\
(
)
(((
)))
()
)(
((a)
(a))
-(
+(
-"
"a
a"
"a"b"
“a”
„a“
title:
:title
title:title:
title::
nothing:here
title:"
title:(a b)
http://a.b/c?d=e
date:
date:2021-13
date:2021-02-30
date:2021
after:
before:0000
after:9999-12-31
AND
OR
NOT
OR OR
AND OR NOT
a AND
OR a
a AND OR b
NOT NOT a
a NOT
-a
--a
+-a
-+a
++a
- a
-a -b
-"a b"
-(a OR b)
the
+the +green
to be or not
organis*
*a
a*b
word~1
word~2
word^3
word^-1
word^1e9
__proto__
constructor:x
<script>alert(1)</script>
&amp;
%
%41
%00
🙂
Лавров
café
北京大学
ประเทศไทย
Iİıi
ﬃ
`;

export const NASTY_TEXTS: readonly string[] = [
  ...LINES.trim().split('\n'),
  // What can't be seen in a list: nothing, white space, controls, marks of their own, half a character.
  ...['', ' ', '\0', '\t\n\r', 'a\nb', '\u202Eabc', '\uFEFF', 'cafe\u0301', '\uD83D', '\uDE42a'],
  // Long, deep and many.
  ...['x'.repeat(3000), 'a '.repeat(700), '('.repeat(600), '"'.repeat(601), '-'.repeat(900)],
  ...['a OR '.repeat(300), 'NOT '.repeat(300), 'title:'.repeat(200)],
];

export const NASTY_QUERY_STRINGS: readonly string[] = [
  ...['q=%', 'q=%zz', 'q=%FF', 'q=%ED%A0%80', 'q=%ED%B0%80a', 'q=%C3', 'q', 'q=a&q=b', '&&&', '=', '=a'],
  ...['q=a%00b', 'q[]=a', 'q=+', 'q=a+b&', 'q=a#b', '__proto__=a', 'date=%'],
  'page=&size=&sort=&date=&from=&to=&source=&tag=',
];
