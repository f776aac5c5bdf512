/** What a daily mail holds, and in which order. */
import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { Checkbox, IconButton, useStyles2 } from '@grafana/ui'
import React from 'react'
import { moveSection, type Section, sections, sectionsOf, setSections } from '../../model/subscription.ts'
import { MailField, useForm } from './form-fields.tsx'

export function SectionsField() {
  const styles = useStyles2(getStyles)
  const { draft, change } = useForm()
  const chosen = sectionsOf(draft)
  // Those that are chosen in their order, the others after them.
  const listed = [...chosen, ...sections.map(({ id }) => id).filter(id => !chosen.includes(id))]
  const set = (next: readonly Section[]) => change(before => setSections(before, next))
  return (
    <MailField of="sections" label="Sections" description="In the order in which they stand in the mail">
      <ol className={styles.list} aria-label="Sections">
        {listed.map(id => {
          const section = sections.find(one => one.id === id)
          if (!section) return null
          const at = chosen.indexOf(id)
          return (
            <li key={id} className={styles.row}>
              <Checkbox
                label={section.title}
                description={section.about}
                value={at >= 0}
                onChange={() => set(at >= 0 ? chosen.filter(one => one !== id) : [...chosen, id])}
              />
              <span className={styles.moves}>
                <IconButton
                  name="arrow-up"
                  aria-label={`${section.title}: further up`}
                  disabled={at <= 0}
                  onClick={() => set(moveSection(chosen, id, -1))}
                />
                <IconButton
                  name="arrow-down"
                  aria-label={`${section.title}: further down`}
                  disabled={at < 0 || at === chosen.length - 1}
                  onClick={() => set(moveSection(chosen, id, 1))}
                />
              </span>
            </li>
          )
        })}
      </ol>
    </MailField>
  )
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ listStyle: 'none', margin: 0, padding: 0 }),
  row: css({
    display: 'flex',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
    padding: theme.spacing(0.5, 0),
    borderBottom: `1px solid ${theme.colors.border.weak}`,
  }),
  moves: css({ display: 'flex', gap: theme.spacing(1), alignItems: 'center' }),
})
