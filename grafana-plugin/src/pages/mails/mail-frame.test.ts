import { toMailFrame } from './mail-frame.ts'

const read = (html: string) => new DOMParser().parseFromString(html, 'text/html')

test('what could act, load or lead away is not in the frame', () => {
  const frame = read(
    toMailFrame(
      `<head><base href="https://evil.example"><meta http-equiv="refresh" content="0;url=https://evil.example">
      <link rel="stylesheet" href="https://evil.example/a.css"><script>top.location = 'https://evil.example'</script></head>
      <body><a href="https://evil.example">open</a><form action="https://evil.example"></form>
      <iframe src="https://evil.example"></iframe><img src="data:image/png;base64,AA"></body>`,
      'light',
    ),
  )
  expect(frame.querySelectorAll('script,base,link,form,iframe,[href],meta[content*="evil"]')).toHaveLength(0)
  expect(frame.querySelector('img')?.getAttribute('src')).toBe('data:image/png;base64,AA')
  const [policy] = frame.querySelectorAll('meta[http-equiv]')
  expect(policy?.getAttribute('content')).toMatch(/^default-src 'none'; img-src data:/)
  // A policy holds for what comes after it.
  expect(frame.head.firstElementChild).toBe(policy)
})

test.each([
  ['dark', '@media (min-width:0){p{color:white}}@media (max-width:0){p{color:black}}'],
  ['light', '@media (max-width:0){p{color:white}}@media (min-width:0){p{color:black}}'],
] as const)('it is shown %s whatever the computer prefers', (scheme, sheet) => {
  const html =
    '<style>@media (prefers-color-scheme:dark){p{color:white}}@media ( prefers-color-scheme: light ){p{color:black}}</style><p>x</p>'
  const styles = [...read(toMailFrame(html, scheme)).querySelectorAll('style')].map(one => one.textContent)
  expect(styles).toContain(sheet)
  expect(styles.at(-1)).toBe(`:root{color-scheme:${scheme}!important}`)
})
