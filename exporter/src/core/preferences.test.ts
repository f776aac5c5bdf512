import { parsePreference, toPreferences } from './preferences.ts'

const png = 'data:image/png;base64,iVBORw0KGgo='

test.each<[string, unknown]>([
  ['logo', png],
  ['timeZone', 'Europe/Berlin'],
  ['timeFormat', '12h'],
  ['dateFormat', 'dd.MM.yyyy'],
  ['cutOff', '09:00'],
  ['retentionDays', 100],
  ['logo', 'data:image/svg+xml;base64,PHN2Zy8+'],
])('%s takes %j, and null goes back', (key, value) => {
  expect(parsePreference(key, value)).toBe(value)
  expect(parsePreference(key, null)).toBeUndefined()
})

test.each<[string, RegExp, unknown]>([
  ['logo', /logo: .* is not a PNG/, 'https://example.com/logo.png'],
  ['logo', /PNG, JPEG, GIF, WebP or SVG/, 'data:text/html;base64,AAAA'],
  ['logo', /data: URL/, `${png}"><script>`],
  ['logo', /at most 262144 characters/, `data:image/png;base64,${'A'.repeat(300_000)}`],
  ['timeZone', /"Mars\/Olympus" is not a name of the tz database/, 'Mars/Olympus'],
  ['timeFormat', /one of 24h, 12h/, '13h'],
  ['dateFormat', /dateFormat: 7 is not one of yyyy-MM-dd/, 7],
  ['cutOff', /such as "09:00"/, '24:00'],
  ['retentionDays', /whole number of days from 1 to 36600/, 0],
  ['retentionDays', /whole number of days/, 1.5],
  ['colour', /there is no preference "colour"; there are logo, timeZone/, 'red'],
  ['__proto__', /there is no preference "__proto__"/, 'x'],
])('%s is refused: %s', (key, text, value) => {
  expect(() => parsePreference(key, value)).toThrow(text)
})

test('what a newer program has kept is not shown, nor what does not fit', () => {
  expect(toPreferences({ cutOff: '07:00', colour: 'red', retentionDays: 'many', constructor: 1 })).toEqual({
    cutOff: '07:00',
  })
})
