import { createOutputTail, renderLog } from './output-tail.ts'

function tailOf(text: string | readonly Uint8Array[], limit?: number) {
  const tail = createOutputTail(limit)
  for (const chunk of typeof text === 'string' ? [Buffer.from(text)] : text) tail.add(chunk)
  return tail
}

test('output within the limit is kept whole', () => {
  expect(tailOf('one\ntwo\n').text()).toBe('one\ntwo\n')
})

test('of more output the end is kept, from the beginning of a line', () => {
  const lines = Array.from({ length: 1000 }, (_, at) => `line ${at}\n`)
  const tail = tailOf(
    lines.map(line => Buffer.from(line)),
    100,
  )
  expect(tail.text()).toMatch(/^(line 9\d\d\n)+$/)
  expect(tail.text().length).toBeLessThanOrEqual(100)
  expect(tail.bytes).toBe(Buffer.byteLength(lines.join('')))
})

test('one endless line is cut between characters', () => {
  expect(tailOf('ä'.repeat(100), 21).text()).toBe('ä'.repeat(10))
})

test('a character that comes in two pieces stays one', () => {
  const [first, second] = [...Buffer.from('ä')]
  expect(tailOf([Buffer.of(first ?? 0), Buffer.of(second ?? 0)]).text()).toBe('ä')
})

test.each([
  ['\x1b[31mred\x1b[0m', 'red'],
  ['\x1b]0;title\x07text', 'text'],
  [' 10 %\r 50 %\r100 %\ndone\n', '100 %\ndone\n'],
  ['dos\r\nlines\r\n', 'dos\nlines\n'],
  ['old\rnew\r\r\n\r\n\rend\r', 'new\n\nend'],
  ['bell\x07 and null\x00', 'bell and null'],
])('%j is shown as %j', (printed, shown) => {
  expect(tailOf(printed).text()).toBe(shown)
})

test.each(['x', '\r', '\x1b[', '\x1b]'])('an endless line of %j is read at once', printed => {
  const before = process.cpuUsage()
  tailOf(printed.repeat(70_000)).text()
  const { user } = process.cpuUsage(before)
  expect(user).toBeLessThan(500_000)
})

test('what a command prints cannot become markup', () => {
  expect(renderLog('a & b', tailOf('<script>alert("x")</script>'))).toBe(
    '<p>a &amp; b</p>\n<pre>&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;</pre>\n',
  )
})

test('a log that was cut says so', () => {
  expect(renderLog('rsync', tailOf(`first\n${'x'.repeat(70_000)}`))).toContain(
    '<p>The end of 70006 bytes of output:</p>',
  )
  expect(renderLog('rsync', tailOf(''))).toBe('<p>rsync</p>\n')
})
