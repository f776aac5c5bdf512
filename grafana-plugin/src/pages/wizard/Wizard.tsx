/** The wizard around its tabs: what is wrong where, the preview beside them, Back, Next and Save. */
import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { Alert, Button, Stack, useStyles2 } from '@grafana/ui'
import React, { useMemo, useState } from 'react'
import type { CheckSaved, CheckYaml } from '../../../../exporter/src/api/contract-checks.ts'
import { readMessages } from '../../api/messages.ts'
import { useLoad } from '../../components/use-load.ts'
import { neighbourOf, type WizardTab, wizardTabs } from '../../model/draft.ts'
import { finishDraft } from '../../model/draft-finish.ts'
import { isDue } from '../../model/draft-path.ts'
import { IdentificationTab } from './IdentificationTab.tsx'
import { MatchingTab } from './MatchingTab.tsx'
import { NotificationsTab } from './NotificationsTab.tsx'
import { Preview } from './Preview.tsx'
import { SaveTab } from './SaveTab.tsx'
import { ScheduleTab } from './ScheduleTab.tsx'
import { StatusTab } from './StatusTab.tsx'
import type { Kept } from './use-draft.ts'
import { type Asked, usePreview } from './use-preview.ts'
import { useSave } from './use-save.ts'
import { WizardContext } from './wizard-context.ts'

/** Of the messages that wait for a check, so many of the newest are tried for nearly fitting. */
const candidates = 20

type Props = {
  readonly kept: Kept
  readonly isNew: boolean
  readonly isRestored: boolean
  readonly tab: WizardTab
  readonly onGo: (tab: WizardTab) => void
  readonly onChange: (edit: (check: CheckYaml) => CheckYaml) => void
  readonly onReload: () => void
  readonly onSaved: (saved: CheckSaved) => void
}

export function Wizard(props: Props) {
  const { kept, isNew, isRestored, tab, onGo, onChange, onReload, onSaved } = props
  const { check, version, hints, learned, examples = [] } = kept
  const styles = useStyles2(getStyles)
  const [left, setLeft] = useState<ReadonlySet<WizardTab>>(new Set())
  const [areHintsShown, setHintsShown] = useState(true)
  const [asked, setAsked] = useState<Asked>({ messageIds: examples })
  const waiting = useLoad(signal => readMessages({ outcome: 'unmatched', limit: candidates }, signal), [])
  const tried = useMemo(() => {
    const near = waiting.data?.messages.map(({ id }) => id) ?? []
    return { ...asked, messageIds: [...new Set([...asked.messageIds, ...near])] }
  }, [asked, waiting.data])
  const preview = usePreview(check, tried)
  const saving = useSave({ check, isNew, version, onSaved })
  const errors = useMemo(() => {
    const { unfinished } = finishDraft(check)
    const all = [...unfinished, ...preview.errors].filter(error =>
      isDue(error, check, one => tab === 'save' || left.has(one)),
    )
    // What was refused holds for the draft that was refused.
    const refused = saving.refused?.check === check ? saving.refused.errors : []
    return [...all, ...refused].filter(
      ({ field, detail }, at, list) =>
        list.findIndex(one => one.field === field && one.detail === detail) === at,
    )
  }, [check, preview.errors, left, tab, saving.refused])
  const state = useMemo(
    () => ({
      check,
      change: onChange,
      isNew,
      learned,
      errors,
      preview,
      asked,
      ask: (more: Partial<Asked>) => setAsked(before => ({ ...before, ...more })),
    }),
    [check, onChange, isNew, learned, errors, preview, asked],
  )
  const next = neighbourOf(tab, 1)
  const back = neighbourOf(tab, -1)

  function go(to: WizardTab) {
    setLeft(before => new Set([...before, tab]))
    onGo(to)
  }
  async function save() {
    setLeft(new Set(wizardTabs.map(({ id }) => id)))
    if (finishDraft(check).unfinished.length > 0) onGo('save')
    await saving.save()
  }

  return (
    <WizardContext.Provider value={state}>
      {isRestored && (
        <Alert severity="info" title="You have been here before">
          <Told text="What you had written and not saved is back." action="Start again" onAction={onReload} />
        </Alert>
      )}
      {areHintsShown && hints.length > 0 && tab === 'identification' && (
        <Alert severity="info" title="Proposed for you" onRemove={() => setHintsShown(false)}>
          <ul className={styles.hints}>
            {hints.map(hint => (
              <li key={hint}>{hint}</li>
            ))}
          </ul>
        </Alert>
      )}
      {saving.isConflict && (
        <Alert severity="error" title="Somebody else has changed this check">
          <Told
            text="It was saved after you opened it, so nothing was overwritten. What you wrote is lost when you load it anew: copy the YAML on the last tab to keep it."
            action="Load what is stored now"
            onAction={onReload}
          />
        </Alert>
      )}
      {saving.failure && (
        <Alert severity="error" title="The check was not saved">
          {saving.failure.message}
        </Alert>
      )}
      <div className={styles.columns}>
        <form
          className={styles.form}
          aria-label={wizardTabs.find(({ id }) => id === tab)?.title}
          onSubmit={event => {
            event.preventDefault()
            if (next) go(next)
            else void save()
          }}
        >
          <Tab tab={tab} onGo={go} />
          <div className={styles.foot}>
            {back && (
              <Button type="button" variant="secondary" icon="arrow-left" onClick={() => go(back)}>
                Back
              </Button>
            )}
            {next && <Button type="submit">Next</Button>}
            <Button
              type="button"
              variant={next ? 'secondary' : 'primary'}
              icon="save"
              disabled={saving.isBusy}
              onClick={save}
            >
              {isNew ? 'Save check' : 'Save changes'}
            </Button>
            {errors.length > 0 && tab !== 'save' && (
              <span role="status" className={styles.wrong}>
                {errors.length === 1 ? 'One field needs a look' : `${errors.length} fields need a look`}
              </span>
            )}
          </div>
        </form>
        <Preview tab={tab} />
      </div>
    </WizardContext.Provider>
  )
}

/** The button of an Alert itself is read out as "Close alert", whatever is written on it. */
function Told(props: { readonly text: string; readonly action: string; readonly onAction: () => void }) {
  return (
    <Stack gap={2} alignItems="center" justifyContent="space-between" wrap="wrap">
      <span>{props.text}</span>
      <Button size="sm" variant="secondary" onClick={props.onAction}>
        {props.action}
      </Button>
    </Stack>
  )
}

function Tab({ tab, onGo }: { readonly tab: WizardTab; readonly onGo: (tab: WizardTab) => void }) {
  switch (tab) {
    case 'identification':
      return <IdentificationTab />
    case 'schedule':
      return <ScheduleTab />
    case 'matching':
      return <MatchingTab />
    case 'status':
      return <StatusTab />
    case 'notifications':
      return <NotificationsTab />
    case 'save':
      return <SaveTab onGo={onGo} />
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  columns: css({
    display: 'grid',
    gap: theme.spacing(3),
    gridTemplateColumns: 'minmax(0, 1fr)',
    [theme.breakpoints.up('lg')]: { gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)' },
  }),
  form: css({ minWidth: 0, maxWidth: 900 }),
  foot: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    marginTop: theme.spacing(3),
    paddingTop: theme.spacing(2),
    borderTop: `1px solid ${theme.colors.border.weak}`,
  }),
  wrong: css({ color: theme.colors.error.text }),
  hints: css({ margin: 0, paddingLeft: theme.spacing(2) }),
})
