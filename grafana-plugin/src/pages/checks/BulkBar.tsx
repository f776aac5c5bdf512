/** What can be done about the selected checks at once. What could not be done is told check by check. */
import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { Button, ConfirmModal, useStyles2 } from '@grafana/ui'
import React, { useState } from 'react'
import type { BulkAnswer } from '../../../../exporter/src/api/contract-checks.ts'
import { changeChecks } from '../../api/checks.ts'
import { pause, resume } from '../../api/managing.ts'
import { tellFailed } from '../../components/tell.ts'
import { inLanes } from '../../model/check-list.ts'
import { countInWords } from '../../model/words.ts'
import { BulkChangeDialog } from './BulkChangeDialog.tsx'
import { BulkResult } from './BulkResult.tsx'
import { YamlDialog } from './YamlDialog.tsx'

type Props = {
  readonly ids: readonly string[]
  readonly onClear: () => void
  /** Something was done: load again. */
  readonly onDone: () => void
}
type Dialog = 'change' | 'remove' | 'export'
const lanes = 4
const mostAtOnce = 10_000

export function BulkBar({ ids, onClear, onDone }: Props) {
  const styles = useStyles2(getStyles)
  const [dialog, setDialog] = useState<Dialog>()
  const [isBusy, setBusy] = useState(false)
  const [result, setResult] = useState<BulkAnswer & { readonly verb: string }>()
  const close = () => setDialog(undefined)

  async function perform(verb: string, run: () => Promise<BulkAnswer>) {
    close()
    setBusy(true)
    try {
      setResult({ ...(await run()), verb })
      onDone()
    } catch (cause) {
      tellFailed('Nothing was changed', cause)
    } finally {
      setBusy(false)
    }
  }
  /** Of every check, wherever it comes from: what is provisioned can be paused too. */
  async function each(run: (id: string) => Promise<unknown>): Promise<BulkAnswer> {
    const refused = await inLanes(ids, lanes, run)
    const failed = new Set(refused.map(({ job }) => job))
    return {
      done: ids.filter(id => !failed.has(id)),
      refused: refused.map(({ job, detail }) => ({ id: job, detail })),
    }
  }
  const about = countInWords(ids.length, 'check')
  return (
    <section className={styles.bar} aria-label="Selected checks">
      <strong role="status">{about} selected</strong>
      <Button size="sm" variant="secondary" disabled={isBusy} onClick={() => setDialog('change')}>
        Change
      </Button>
      <Button
        size="sm"
        variant="secondary"
        disabled={isBusy}
        onClick={() => perform('paused', () => each(id => pause({ target: { kind: 'check', id } })))}
      >
        Pause
      </Button>
      <Button
        size="sm"
        variant="secondary"
        disabled={isBusy}
        onClick={() => perform('resumed', () => each(id => resume({ kind: 'check', id })))}
      >
        Resume
      </Button>
      <Button size="sm" variant="secondary" onClick={() => setDialog('export')}>
        Export YAML
      </Button>
      <Button
        size="sm"
        variant="destructive"
        fill="outline"
        disabled={isBusy}
        onClick={() => setDialog('remove')}
      >
        Remove
      </Button>
      <Button size="sm" variant="secondary" fill="text" onClick={onClear}>
        Clear selection
      </Button>
      {dialog === 'change' && (
        <BulkChangeDialog
          about={about}
          onClose={close}
          onChange={change =>
            perform('changed', () => inParts(ids, part => changeChecks({ ids: part, change })))
          }
        />
      )}
      {dialog === 'export' && <YamlDialog title={`YAML of ${about}`} ids={ids} onClose={close} />}
      <ConfirmModal
        isOpen={dialog === 'remove'}
        title={`Remove ${about}`}
        body="Nothing is expected of them any more. Their history stays until it is removed as data. Provisioned checks and those of jobs are not removed here; you will be told which."
        confirmText="Remove"
        onConfirm={() =>
          void perform('removed', () => inParts(ids, part => changeChecks({ ids: part, remove: true })))
        }
        onDismiss={close}
      />
      {result && <BulkResult {...result} onClose={() => setResult(undefined)} />}
    </section>
  )
}

/** A request takes so many at most. */
async function inParts(
  ids: readonly string[],
  run: (part: readonly string[]) => Promise<BulkAnswer>,
): Promise<BulkAnswer> {
  const answers: BulkAnswer[] = []
  for (let at = 0; at < ids.length; at += mostAtOnce) answers.push(await run(ids.slice(at, at + mostAtOnce)))
  return { done: answers.flatMap(({ done }) => done), refused: answers.flatMap(({ refused }) => refused) }
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    padding: theme.spacing(1),
    background: theme.colors.background.secondary,
    borderRadius: 2,
  }),
})
