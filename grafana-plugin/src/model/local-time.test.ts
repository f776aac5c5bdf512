import { dayEndMs, momentMs, momentText } from './local-time.ts'

test('a moment comes back as it was written', () => {
  const atMs = momentMs('2026-11-22T09:05')
  expect(atMs).toBe(new Date(2026, 10, 22, 9, 5).getTime())
  expect(momentText(atMs ?? 0)).toBe('2026-11-22T09:05')
})

test.each(['', 'soon', '2026-13-01T00:00'])('%j is no moment', text => {
  expect(momentMs(text)).toBeUndefined()
})

test('a day lasts until the next one begins', () => {
  expect(dayEndMs('2026-12-31')).toBe(new Date(2027, 0, 1).getTime())
  expect(dayEndMs('')).toBeUndefined()
})
