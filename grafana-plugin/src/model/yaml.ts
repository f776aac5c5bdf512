/** Writes records, lists and plain values as YAML, for people to read and to paste into a file of checks. What YAML
 *  could take for something else is quoted. */
const plainText = /^[A-Za-z_/][\w./@+ ()-]*$/
/** What YAML 1.1 or 1.2 reads as a truth value, nothing or a number. */
const meaning = /^(true|false|yes|no|on|off|y|n|null|nan|inf)$/i

export function toYaml(value: unknown): string {
  return `${lines(value).join('\n')}\n`
}

function lines(value: unknown): readonly string[] {
  if (Array.isArray(value) && value.length > 0)
    return value.flatMap(one => lines(one).map((line, at) => `${at === 0 ? '- ' : '  '}${line}`))
  if (isFilled(value))
    return Object.entries(value).flatMap(([key, one]) => {
      if (one === undefined) return []
      const head = `${scalar(key)}:`
      if (!isFilled(one)) return [`${head} ${scalar(one)}`]
      return [head, ...lines(one).map(line => `  ${line}`)]
    })
  return [scalar(value)]
}

function isFilled(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0
}

function scalar(value: unknown): string {
  if (Array.isArray(value)) return '[]'
  if (typeof value === 'object' && value !== null) return '{}'
  if (typeof value !== 'string') return String(value)
  const isPlain = plainText.test(value) && !meaning.test(value) && !value.endsWith(' ')
  // JSON's quoted texts are YAML's, too.
  return isPlain ? value : JSON.stringify(value)
}
