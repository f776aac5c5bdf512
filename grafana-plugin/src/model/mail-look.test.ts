import { aboutMail, lookOfMail } from './mail-look.ts'

test.each([
  ['sent', { state: 'sent', attempts: 1 }, 'green ✓ Sent'],
  ['refused for some', { state: 'sent', attempts: 1, error: 'no such user' }, 'orange ! Sent, not to all'],
  ['not tried yet', { state: 'waiting', attempts: 0 }, 'blue … Waiting'],
  ['tried', { state: 'waiting', attempts: 2, error: 'refused' }, 'orange ↻ Trying again'],
  ['skipped', { state: 'skipped', attempts: 0 }, 'gray – Nothing was wrong'],
  ['given up', { state: 'given up', attempts: 90, error: 'refused' }, 'red ✕ Given up'],
] as const)('one that is %s is told by colour, glyph and word', (_how, mail, told) => {
  const { color, glyph, text } = lookOfMail(mail)
  expect(`${color} ${glyph} ${text}`).toBe(told)
})

test.each([
  [{ period: '2026-11-22' }, '2026-11-22'],
  [{ period: '2026-10', group: 'Acme' }, 'Acme, 2026-10'],
  [{ period: '2026-10 2026-11-22T10:00:00.000Z', group: 'Acme' }, 'Acme, sent by hand'],
  [
    { period: '2026-11-22 2026-11-22T10:00:00.000Z', askedBy: 'grafana:ann via token:office' },
    'sent by hand by grafana:ann',
  ],
])('%j is about %s', (mail, words) => {
  expect(aboutMail(mail)).toBe(words)
})
