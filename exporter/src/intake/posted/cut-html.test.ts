import fc from 'fast-check'
import { htmlToText } from '../html-text.ts'
import { cutHtml } from './cut-html.ts'

test('HTML within the limit is left alone', () => {
  expect(cutHtml('<p>ok</p>', 9)).toEqual({ html: '<p>ok</p>' })
})

test('head and tail are kept, cut between tags, and the gap is told', () => {
  const rows = Array.from({ length: 10_000 }, (_, row) => `<tr class="even"><td>row ${row}</td></tr>`).join(
    '',
  )
  const html = `<h1>Backup failed</h1><table>${rows}</table><p>Grüße, the end</p>`
  const { html: cut, bytes } = cutHtml(html, 20_000)
  expect(bytes).toBe(Buffer.byteLength(html))
  expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(20_000)
  const lines = htmlToText(cut).split('\n')
  expect(lines[0]).toBe('Backup failed')
  expect(lines.at(-1)).toBe('Grüße, the end')
  const left = lines.filter(line => !/^row \d+$/.test(line) && line !== '')
  expect(left).toEqual([
    'Backup failed',
    expect.stringMatching(/^\[… \d+ bytes left out …]$/),
    'Grüße, the end',
  ])
})

test('the result is within the limit and whole characters, whatever the HTML', () => {
  const texts = fc.array(fc.constantFrom('<p>', 'ä', '😀', 'x'.repeat(50), '>', '<'), { maxLength: 400 })
  fc.assert(
    fc.property(texts, fc.integer({ min: 200, max: 3000 }), (parts, limit) => {
      const { html } = cutHtml(parts.join(''), limit)
      expect(Buffer.byteLength(html)).toBeLessThanOrEqual(limit)
      expect(html).not.toContain('\ufffd')
    }),
  )
})
