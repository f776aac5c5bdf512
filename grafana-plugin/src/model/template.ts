/** Product templates: which are looked for, and what a check with one may choose from. */
import type { PreviewedMessage, TemplatesJson } from '../../../exporter/src/api/contract-checks.ts'

export type Template = TemplatesJson['templates'][number]

/** Every word must stand in the name or the id. */
export function searchTemplates(templates: readonly Template[], q: string | undefined): readonly Template[] {
  const words = (q ?? '').toLowerCase().split(/\s+/).filter(Boolean)
  return templates.filter(({ id, name }) => {
    const text = `${name}\n${id}`.toLowerCase()
    return words.every(word => text.includes(word))
  })
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/** What the previewed messages report of, each once, by name. */
export function objectsOf(messages: readonly Pick<PreviewedMessage, 'objects'>[]): readonly string[] {
  const names = messages.flatMap(({ objects = [] }) => objects.map(({ object }) => object))
  return [...new Set(names)].toSorted(collator.compare)
}
