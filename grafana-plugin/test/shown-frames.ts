/** Frames as Grafana hands them to a panel: with the user's field config and overrides applied, display processors and
 *  links in place. */
import {
  applyFieldOverrides,
  createTheme,
  type DataFrame,
  type Field,
  type FieldConfigSource,
  getDisplayProcessor,
} from '@grafana/data'
import { initRegistries } from './host/page/registries.tsx'

initRegistries()
export const theme = createTheme({ colors: { mode: 'dark' } })

export function shownFrames(
  data: readonly DataFrame[],
  { defaults = {}, overrides = [] }: Partial<FieldConfigSource> = {},
): readonly DataFrame[] {
  const frames = applyFieldOverrides({
    data: [...data],
    fieldConfig: { defaults, overrides },
    replaceVariables: (text, scoped) => written(text, scoped?.['__dataContext']?.value),
    theme,
    timeZone: 'utc',
  })
  for (const field of frames.flatMap(({ fields }) => fields))
    field.display ??= getDisplayProcessor({ field, theme })
  return frames
}

type DataContext = { readonly field: Field; readonly rowIndex?: number }

/** As much as data links of tests ask for. */
function written(text: string, at: DataContext | undefined): string {
  if (!at) return text
  return text
    .replaceAll('${__value.raw}', String(at.field.values[at.rowIndex ?? 0]))
    .replaceAll(/\$\{__field\.labels\.(\w+)\}/g, (_, name: string) => at.field.labels?.[name] ?? '')
}
