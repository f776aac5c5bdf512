/** `lastgood preview`: the rules at work on messages that need not be stored. What a check would make of them, which of
 *  its blocks fit, and, where its matching does not, which condition is to blame. */
import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import type { Config } from '../config/config.ts'
import { createRegexEngine } from '../config/regex.ts'
import { reasonOf } from '../config/secrets.ts'
import type { Explanation } from '../core/block.ts'
import type { CheckDefinition } from '../core/check.ts'
import type { Engines } from '../core/condition.ts'
import { describeFigure } from '../core/figures/figure-words.ts'
import type { Judged } from '../core/judgement.ts'
import { createMatcher } from '../core/match.ts'
import { createPreview } from '../core/preview.ts'
import { condense, shorten } from '../core/text.ts'
import { createView } from '../core/view.ts'
import { readMail } from '../intake/mime.ts'
import type { Output } from './output.ts'

const maxShownText = 80

export type PreviewCommand = {
  readonly config: Config
  /** `all`: tell which checks a message fits. */
  readonly checkId: string
  readonly files: readonly string[]
  readonly output: Output
}

export async function preview({ config, checkId, files, output }: PreviewCommand): Promise<number> {
  const engines: Engines = { regex: createRegexEngine() }
  const definition = config.checks.find(({ id }) => id === checkId)
  if (!definition && checkId !== 'all') {
    const known = config.checks.map(({ id }) => id)
    const shown = known.slice(0, 10).join(', ') + (known.length > 10 ? ' …' : '')
    throw new Error(`no check "${checkId}" in ${config.file}; there are: ${shown || 'none'}`)
  }
  const matcher = definition ? undefined : createMatcher(config.checks, engines, config.addresses)
  for (const file of files) {
    const raw = file === '-' ? await buffer(process.stdin) : await readMessageFile(file)
    const receivedAtMs = Date.now()
    const message = await readMail({ intake: 'preview', receivedAtMs, raw }, config.limits)
    const view = createView(message)
    output.line(`${file}: ${message.subject || '(no subject)'}`)
    if (message.marks.length > 0) output.line(`  marks: ${message.marks.join(', ')}`)
    const telling: Telling = { engines, addresses: config.addresses, output }
    const judged = { view, message }
    if (definition) tell(definition, judged, telling)
    else {
      const fitting = matcher?.find(view) ?? []
      if (fitting.length === 0) output.line('  fits no check: it would wait among the unmatched messages')
      for (const id of fitting) {
        const one = config.checks.find(check => check.id === id)
        if (one) tell(one, judged, telling)
      }
    }
  }
  return 0
}

function readMessageFile(file: string): Promise<Buffer> {
  return readFile(file).catch(cause => {
    throw new Error(`${file}: cannot be read: ${reasonOf(cause)}`, { cause })
  })
}

type Telling = Pick<PreviewCommand, 'output'> & {
  readonly engines: Engines
  readonly addresses: readonly string[]
}

function tell(definition: CheckDefinition, judged: Judged, telling: Telling) {
  const { engines, addresses, output } = telling
  const preview = createPreview(definition, engines, addresses)
  const match = preview.explain(judged)
  output.line(`  ${match.fits ? 'fits' : 'does NOT fit'} check ${definition.id} ("${definition.name}")`)
  if (match.alias) output.line(`    ${mark(match.alias.fits)} ${match.alias.text}${was(match.alias)}`)
  if (match.object) output.line(`    ${mark(match.object.fits)} ${match.object.text}${was(match.object)}`)
  if (match.block) for (const line of explain(match.block)) output.line(`    ${line}`)
  const told = new Set<string>()
  for (const { name, kind, value, texts } of preview.readings(judged.view, judged.message.receivedAtMs)) {
    const from = texts.map(text => JSON.stringify(shorten(text, maxShownText))).join(', ')
    if (value === undefined) output.line(`  figure ${name} cannot be read as a ${kind} from ${from}`)
    else if (told.has(name)) output.line(`  figure ${name} is known already; not taken from ${from}`)
    else output.line(`  figure ${name} is ${value} (${describeFigure(value, kind)}), from ${from}`)
    if (value !== undefined) told.add(name)
  }
  const { status, reason, fits } = preview.judge(judged)
  output.line(`  status ${match.fits ? 'is' : 'would be'} ${status}: ${reason}`)
  for (const fit of fits)
    output.line(`    ${fit.template ? `says ${fit.status}` : `block ${fit.status} fits`}: ${fit.reason}`)
  for (const { object, status } of preview.objects(judged))
    output.line(`    of ${condense(object).trim()}: ${status ?? 'in doubt'}`)
  const kinds = new Set(fits.filter(fit => !fit.template).map(fit => fit.status))
  if (kinds.size > 1)
    output.line(`  warning: blocks of ${[...kinds].join(' and ')} fit; ${status} is first in the order`)
}

function explain(explanation: Explanation): string[] {
  if (explanation.kind === 'condition')
    return [`${mark(explanation.fits)} ${explanation.text}${was(explanation)}`]
  const parts = explanation.parts.flatMap(explain)
  if (explanation.parts.length === 1) return parts
  const head = explanation.quantifier === 'all' ? 'all of these' : 'any of these'
  return [`${mark(explanation.fits)} ${head}:`, ...parts.map(line => `  ${line}`)]
}

function mark(fits: boolean): string {
  return fits ? 'yes' : 'no '
}

function was({ fits, actual }: { readonly fits: boolean; readonly actual: string }): string {
  return fits ? '' : `; it is: ${actual}`
}
