/** The HTML of a report mail as a document for a frame without any rights, in the light or the dark. It comes from the
 *  exporter, which escapes what backup software wrote; here, nothing in it could act, load or lead away all the same. */
export type Scheme = 'light' | 'dark'

const unwanted =
  'script,iframe,frame,object,embed,form,base,link,template,meta[http-equiv],meta[name*="scheme"]'
const policy = [
  "default-src 'none'",
  'img-src data:',
  "style-src 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

export function toMailFrame(html: string, scheme: Scheme): string {
  const mail = new DOMParser().parseFromString(html, 'text/html')
  for (const element of mail.querySelectorAll(unwanted)) element.remove()
  for (const link of mail.querySelectorAll('a, area')) link.removeAttribute('href')
  // What the mail program would say of itself is chosen here, whatever this computer prefers.
  for (const sheet of mail.querySelectorAll('style'))
    sheet.textContent = (sheet.textContent ?? '').replaceAll(
      /\(\s*prefers-color-scheme\s*:\s*(dark|light)\s*\)/gi,
      (_, asked: string) => (asked.toLowerCase() === scheme ? '(min-width:0)' : '(max-width:0)'),
    )
  const head = [
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    `<meta name="color-scheme" content="${scheme}">`,
    `<style>a{text-decoration:underline}</style>`,
  ]
  mail.head.insertAdjacentHTML('afterbegin', head.join(''))
  mail.head.insertAdjacentHTML('beforeend', `<style>:root{color-scheme:${scheme}!important}</style>`)
  return `<!doctype html>${mail.documentElement.outerHTML}`
}
