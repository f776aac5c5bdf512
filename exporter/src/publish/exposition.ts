/** Lines of the two text formats a Prometheus server reads. Sample lines are the same bytes in both; only the lines
 *  about a family and the end differ. */
import type { CheckFacts } from '../core/facts.ts'

export type Format = 'prometheus' | 'openmetrics'

type Described = { readonly name: string; readonly type: string; readonly help: string }

/** OpenMetrics names a counter's family without the `_total` of its samples. */
export function describeFamily(family: Described, format: Format): string {
  const open = format === 'openmetrics'
  const name = open && family.type === 'counter' ? family.name.replace(/_total$/, '') : family.name
  const help = family.help.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')
  return `# HELP ${name} ${open ? help.replaceAll('"', '\\"') : help}\n# TYPE ${name} ${family.type}\n`
}

/** Line breaks and quotes are escaped as both formats ask; what no terminal or parser should meet is replaced. */
export function escapeLabel(value: string): string {
  return value
    .toWellFormed()
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('\n', '\\n')
    .replace(/[\t\r]/g, ' ')
    .replace(/[\u0000-\u001f\u007f-\u009f]/g, '\ufffd')
}

/** `{check="a",group="b"} `, the same for all series of a check but the info. */
export function renderLabels(facts: CheckFacts): string {
  return `{check="${escapeLabel(facts.id)}",group="${escapeLabel(facts.group)}"} `
}

/** What is not known is left out: to Prometheus an absent label and an empty one are the same. */
export function renderInfoLabels(facts: CheckFacts): string {
  const { label, product, installation, computer, route } = facts
  const optional = Object.entries({ label, product, installation, computer, route })
    .map(([name, value]) => (value ? `,${name}="${escapeLabel(value)}"` : ''))
    .join('')
  const always = `check="${escapeLabel(facts.id)}",group="${escapeLabel(facts.group)}",name="${escapeLabel(facts.name)}"`
  return `{${always}${optional},repeat="${facts.repeat}",restored="${facts.restored}"} `
}

/** Epoch or span in ms as seconds: digits are moved, nothing is divided, so that no value is rounded. */
export function renderSeconds(ms: number): string {
  const whole = Math.floor(ms / 1000)
  const rest = ms - whole * 1000
  if (rest === 0) return String(whole)
  if (whole < 0 || !Number.isInteger(rest)) return String(ms / 1000)
  return `${whole}.${rest < 10 ? '00' : rest < 100 ? '0' : ''}${rest}`
}
