import fc from 'fast-check'
import { htmlToText } from './html-text.ts'

test.each([
  ['blocks, rows and breaks are lines', '<p>a</p><div>b<br>c</div><ul><li>d<li>e</ul>', 'a\nb\nc\nd\ne'],
  [
    'cells are set off by a tab',
    '<table><tr><th>Name</th><th>Status</th></tr><tr><td>a</td><td>ok</td></tr></table>',
    'Name\tStatus\na\tok',
  ],
  ['a cell that ends with the tag of another', '<tr><td>a</th><td>b</th></tr>', 'a\tb'],
  ['blanks collapse as in a browser', ' a \n\t b<b> c</b>d ', 'a b cd'],
  ['inline tags do not part words', 'un<b>success</b>ful', 'unsuccessful'],
  ['no-break spaces are blanks', '0&nbsp;errors\u00a0found', '0 errors found'],
  [
    'named, numeric and windows-1252 entities',
    '&uuml;&#228;&#xE9;&euro;&#128;&ndash;&#150;&amp;lt;',
    'üäé€€––&lt;',
  ],
  ['entities without a semicolon', 'a &copy 2026 &lt b &unknown; &', 'a © 2026 < b &unknown; &'],
  [
    'scripts, styles, title and comments are not seen',
    '<title>t</title><STYLE>p{}</STYLE>a<script>"</b>"</script><!-- c > -->b',
    'ab',
  ],
  ['the head itself may hold text that has no body', '<head>seen', 'seen'],
  [
    'the alt text of an image is',
    'Job <img src="ok.png" alt="Success">done <img alt=Warning><img alt="">',
    'Job Success done Warning',
  ],
  ['a > in an attribute does not end the tag', '<a title="a > b" href=x>c</a>', 'c'],
  ['an apostrophe in a tag is no quote', "<p class=it's>a</p> it's", "a\nit's"],
  ['pre keeps its lines', '<p>Log:<pre>a  b\r\n\tc\n</pre>end', 'Log:\na  b\n\tc\n\nend'],
  ['a < that starts no tag is text', '1 < 2 <3 <', '1 < 2 <3 <'],
  ['a tag that never ends is text', 'a <b unclosed', 'a <b unclosed'],
  ['a quote that never ends does not swallow the text', '<td class="x>Failed</td>', 'Failed'],
  ['a comment that never ends does not either', '<!-- a > Failed', 'Failed'],
  ['a style that never ends does not either', '<style>p{} <p>Failed', 'p{}\nFailed'],
  [
    'prolog, doctype and conditional comments',
    '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE html><![if !mso]>a<![endif]>',
    'a',
  ],
  ['hidden text counts', '<div style="display:none">preview</div>', 'preview'],
])('%s', (_, html, text) => {
  expect(htmlToText(html)).toBe(text)
})

const markup = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '<',
        '>',
        '"',
        "'",
        '=',
        '&',
        ';',
        '<!--',
        '-->',
        '<p',
        '</',
        '<style>',
        '<pre>',
        '<img alt=',
        '&#x',
        ' ',
      ),
      fc.string(),
    ),
    { maxLength: 80 },
  )
  .map(pieces => pieces.join(''))

test('any text goes through, without an error and without growing', () => {
  fc.assert(
    fc.property(markup, html => {
      expect(htmlToText(html).length).toBeLessThanOrEqual(html.length * 2 + 10)
    }),
    { numRuns: 2000 },
  )
})

test('words outside of tags are kept, whatever tags stand between them', () => {
  const tag = fc
    .constantFrom('<p>', '</p>', '<br/>', '<td class="a">', '</th>', '<table', '<b>', '</x>', '<!-- c -->')
    .map(t => (t === '<table' ? '<table >' : t))
  fc.assert(
    fc.property(fc.array(fc.tuple(tag, fc.stringMatching(/^[a-z]{1,8}$/)), { maxLength: 30 }), pairs => {
      const text = htmlToText(pairs.map(([t, word]) => `${t} ${word}`).join(''))
      expect(text.split(/\s+/).filter(Boolean)).toEqual(pairs.map(([, word]) => word))
    }),
  )
})

test.each([
  '<',
  '<a',
  '<!--',
  '<!-- x > ',
  '<a b="',
  '<a b=">',
  "<a b='x",
  '<style>',
  '<title>x',
  '<style><script><!--',
  '<div>',
  '</',
  '<!',
  '<?',
  '&',
  '&#1;',
  '&aa',
  '<img alt="',
  '<img alt=x>',
  '<pre>',
  ' \n',
  '"',
  '<p a = ',
])('twice as much of %j takes about twice as long', piece => {
  const timeOf = (chars: number): number => {
    const html = piece.repeat(Math.ceil(chars / piece.length))
    return Math.min(
      ...[1, 2, 3].map(() => {
        const startedMs = performance.now()
        htmlToText(html)
        return performance.now() - startedMs
      }),
    )
  }
  // Eight times the text: 64 times the time, were it quadratic. The constant is for a machine that is busy.
  expect(timeOf(1_000_000)).toBeLessThan(30 * timeOf(125_000) + 100)
})
