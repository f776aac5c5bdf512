/** Beside every tab: what the draft would do, on stored messages and on the calendar. */
import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { Alert, LoadingBar, TextLink, useStyles2 } from '@grafana/ui'
import React, { type ReactNode } from 'react'
import type { WizardTab } from '../../model/draft.ts'
import { sortPreviewed } from '../../model/previewed.ts'
import { countInWords } from '../../model/words.ts'
import { pageOf } from '../../routes.ts'
import { ExpectedTimes } from './ExpectedTimes.tsx'
import { PreviewedList } from './PreviewedList.tsx'
import { TryMessage } from './TryMessage.tsx'
import { useWizard } from './wizard-context.ts'

export function Preview({ tab }: { readonly tab: WizardTab }) {
  const styles = useStyles2(getStyles)
  const { preview, asked } = useWizard()
  const { data, failure, isIdle, isOld, loading, errors } = preview
  const sorted = sortPreviewed(data?.messages ?? [], asked.messageIds)
  const isAboutTime = tab === 'schedule'
  return (
    <aside className={styles.aside} aria-label="Preview" aria-busy={loading}>
      <div className={styles.bar}>{loading && <LoadingBar width={300} ariaLabel="Preview is loading" />}</div>
      <h2 className={styles.title}>Preview</h2>
      {failure && (
        <Alert severity="error" title="The preview failed">
          {failure.message}
        </Alert>
      )}
      {errors.length > 0 && (
        <p className={styles.quiet} role="status">
          {data
            ? 'Of the last draft without errors: the preview goes on when they are corrected.'
            : 'The preview begins when the errors are corrected.'}
        </p>
      )}
      <div className={isOld && errors.length > 0 ? styles.old : undefined}>
        {isAboutTime && <ExpectedTimes />}
        {isIdle
          ? !isAboutTime && (
              <p className={styles.quiet}>
                Nothing to try yet: give the check an address of its own, or conditions. Then the stored
                messages that fit are shown here.
              </p>
            )
          : data && (
              <>
                <p role="status" className={styles.count}>
                  <strong>{countInWords(data.fitting, 'message')}</strong>{' '}
                  {data.fitting === 1 ? 'fits' : 'fit'} of the {data.looked.toLocaleString('en')} newest that
                  are stored.
                </p>
                {data.overlaps.length > 0 && (
                  <Alert severity="info" title="Other checks take some of them too">
                    <ul className={styles.list}>
                      {data.overlaps.map(({ checkId, name, messages }) => (
                        <li key={checkId}>
                          <TextLink href={pageOf.check(checkId)} external>
                            {name}
                          </TextLink>
                          : {countInWords(messages, 'message')}
                        </li>
                      ))}
                    </ul>
                  </Alert>
                )}
                <Section title="Your examples" isShown={sorted.chosen.length > 0}>
                  <PreviewedList messages={sorted.chosen} title="Your examples" isOpen />
                </Section>
                <Section title="These fit" isShown={sorted.fitting.length > 0}>
                  <PreviewedList messages={sorted.fitting} title="Messages that fit" />
                </Section>
                <Section title="These nearly fit" isShown={sorted.near.length > 0}>
                  <PreviewedList messages={sorted.near} title="Messages that nearly fit" />
                </Section>
              </>
            )}
      </div>
      {!isIdle && <TryMessage />}
      {tab === 'save' && (
        <Section title="Expected" isShown>
          <ExpectedTimes />
        </Section>
      )}
    </aside>
  )
}

function Section({
  title,
  isShown,
  children,
}: {
  readonly title: string
  readonly isShown: boolean
  readonly children: ReactNode
}) {
  const styles = useStyles2(getStyles)
  if (!isShown) return null
  return (
    <section>
      <h3 className={styles.section}>{title}</h3>
      {children}
    </section>
  )
}

const getStyles = (theme: GrafanaTheme2) => ({
  aside: css({
    minWidth: 0,
    padding: theme.spacing(0, 2, 2),
    background: theme.colors.background.secondary,
    borderRadius: 2,
    alignSelf: 'start',
  }),
  bar: css({ height: 2, overflow: 'hidden' }),
  title: css({ ...theme.typography.h5, margin: theme.spacing(1.5, 0, 1) }),
  section: css({
    ...theme.typography.bodySmall,
    color: theme.colors.text.secondary,
    margin: theme.spacing(2, 0, 0.5),
  }),
  quiet: css({ color: theme.colors.text.secondary }),
  count: css({ margin: theme.spacing(0, 0, 1) }),
  list: css({ margin: 0, paddingLeft: theme.spacing(2) }),
  old: css({ opacity: 0.6 }),
})
