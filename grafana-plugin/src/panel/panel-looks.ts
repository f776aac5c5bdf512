/** Colours and words as the user set them on the fields, by value mappings, thresholds or overrides: those of the
 *  results (or of the status series), and of the field `standing`. What is not set looks as everywhere. */
import {
  type DataFrame,
  type Field,
  FieldType,
  type GrafanaTheme2,
  type ThresholdsConfig,
} from '@grafana/data'
import { type GridLooks, looksOf, type Paint } from '../components/grid/looks.ts'

export function readPanelLooks(frames: readonly DataFrame[], theme: GrafanaTheme2): GridLooks {
  const usual = looksOf(theme)
  const result = resultField(frames)
  const standing = fieldNamed(frames, 'checks', 'standing')
  const of = (field: Field | undefined, value: unknown, look: Paint) => lookOf(field, value, look, theme)
  return {
    result: {
      0: of(result, 0, usual.result[0]),
      1: of(result, 1, usual.result[1]),
      2: of(result, 2, usual.result[2]),
      3: of(result, 3, usual.result[3]),
      4: of(result, 4, usual.result[4]),
      5: usual.result[5],
    },
    standing: {
      failed: of(standing, 'failed', usual.standing.failed),
      overdue: of(standing, 'overdue', usual.standing.overdue),
      warning: of(standing, 'warning', usual.standing.warning),
      late: of(standing, 'late', usual.standing.late),
      waiting: of(standing, 'waiting', usual.standing.waiting),
      good: of(standing, 'good', usual.standing.good),
      paused: of(standing, 'paused', usual.standing.paused),
    },
    running: usual.running,
  }
}

function lookOf(field: Field | undefined, value: unknown, usual: Paint, theme: GrafanaTheme2): Paint {
  if (!field?.display) return usual
  const isMapped = (field.config.mappings?.length ?? 0) > 0
  if (!isMapped && !colorsByThreshold(field)) return usual
  const { text, color } = field.display(value)
  // A mapping that knows nothing of the value leaves it as it is; ours have the glyph in their text, for tables.
  const isNamed = isMapped && text !== '' && text !== String(value) && text !== `${usual.glyph} ${usual.text}`
  const named = isNamed ? text : usual.text
  return { ...usual, text: named, ...(color && { color, ink: theme.colors.getContrastText(color) }) }
}

/** Thresholds are always there; only those that reach over the codes were meant for them. */
function colorsByThreshold({ config }: Field): boolean {
  const mode = config.color?.mode
  return mode === 'fixed' || (mode === 'thresholds' && tellsCodesApart(config.thresholds))
}

function tellsCodesApart(thresholds: ThresholdsConfig | undefined): boolean {
  const first = thresholds?.steps[1]?.value
  return thresholds?.mode === 'absolute' && first !== undefined && first > 0 && first <= 2
}

function resultField(frames: readonly DataFrame[]): Field | undefined {
  return (
    fieldNamed(frames, 'results', 'code') ??
    frames
      .flatMap(({ fields }) => fields)
      .find(
        ({ type, labels }) =>
          type === FieldType.number &&
          labels?.['check'] !== undefined &&
          (labels['__name__'] ?? 'backup_check_status') === 'backup_check_status',
      ) ??
    frames.find(({ fields }) => fields.some(({ name }) => name === 'check'))?.fields.find(isNumber)
  )
}

function fieldNamed(frames: readonly DataFrame[], kind: string, name: string): Field | undefined {
  return frames
    .filter(({ meta }) => meta?.custom?.['lastgood'] === kind)
    .flatMap(({ fields }) => fields)
    .find(field => field.name === name)
}

function isNumber(field: Field): boolean {
  return field.type === FieldType.number
}
