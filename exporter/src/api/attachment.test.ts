import { safeFileName } from './attachment.ts'

test.each([
  ['report.pdf', 'report.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\temp\\run.bat', 'run.bat'],
  ['logs.zip/inner.log', 'inner.log'],
  ['...hidden', 'hidden'],
  ['a\r\nSet-Cookie: x.txt', 'aSet-Cookie x.txt'],
  ['invoice\u202egpj.exe', 'invoicegpj.exe'],
  ['Prüfbericht 5 %.txt', 'Prüfbericht 5 %.txt'],
  ['', 'attachment-3'],
  ['..', 'attachment-3'],
  [`${'x'.repeat(400)}.pdf`, `${'x'.repeat(146)}.pdf`],
])('an attachment that calls itself %j is saved as %j', (name, safe) => {
  expect(safeFileName(name, 3)).toBe(safe)
})
