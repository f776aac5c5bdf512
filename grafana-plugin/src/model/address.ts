/** @returns what is wrong with the address of an exporter; undefined when nothing is */
export function checkAddress(text: string): string | undefined {
  let url: URL
  try {
    url = new URL(text.trim())
  } catch {
    return 'Not an address such as http://127.0.0.1:9780'
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'It begins with http:// or https://'
  if (url.username || url.password) return 'No user and password here: the token is for that'
  if (url.search || url.hash) return 'An address without ? and #'
  return undefined
}
