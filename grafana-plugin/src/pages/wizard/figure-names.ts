/** Figures that conditions may ask for: those the check reads itself, those product knowledge found in the messages of
 *  the preview, and those that are usual. */
import type { CheckYaml, PreviewJson } from '../../../../exporter/src/api/contract-checks.ts'

const usual = ['size', 'transferred', 'duration', 'files', 'warnings', 'errors'] as const

export function figureNames(check: CheckYaml, preview: PreviewJson | undefined): readonly string[] {
  const own = check.figures?.flatMap(({ matches }) => groupNames(matches)) ?? []
  const found = preview?.messages.flatMap(({ figures }) => Object.keys(figures)) ?? []
  return [...new Set([...own, ...found, ...usual])]
}

/** Each named group of the expression gives the figure of its name. */
export function groupNames(expression: string): readonly string[] {
  return Array.from(expression.matchAll(/\(\?P?<([A-Za-z]\w*)>/g), ([, name = '']) => name)
}
