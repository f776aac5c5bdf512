/** A subscription that is managed here, or a new one: its form beside its preview. */
import { PluginPage } from '@grafana/runtime'
import { Alert, Button, Stack } from '@grafana/ui'
import React, { useState } from 'react'
import type { SubscriptionJson, SubscriptionYaml } from '../../../../exporter/src/api/contract-reports.ts'
import { readGroups } from '../../api/looking.ts'
import { previewDraft, readSubscription } from '../../api/reports.ts'
import { Card } from '../../components/Card.tsx'
import { tellDone, tellFailed } from '../../components/tell.ts'
import { useLeaveGuard } from '../../components/use-leave-guard.tsx'
import { useLoad } from '../../components/use-load.ts'
import { kindOf } from '../../model/subscription.ts'
import { pageOf } from '../../routes.ts'
import { FormContext } from './form-fields.tsx'
import { LookFields } from './LookFields.tsx'
import { MailColumns } from './MailColumns.tsx'
import { MailHistory } from './MailHistory.tsx'
import { MailPreview } from './MailPreview.tsx'
import { NoMailServer } from './NoMailServer.tsx'
import { RemoveButton } from './RemoveButton.tsx'
import { SendButton } from './SendButton.tsx'
import { useMailPreview } from './use-mail-preview.ts'
import { useSubscriptionDraft } from './use-subscription-draft.ts'
import { WhenFields } from './WhenFields.tsx'
import { WhoFields } from './WhoFields.tsx'

type Props = {
  /** Undefined: a new one. */
  readonly saved: SubscriptionJson | undefined
  readonly begun: SubscriptionYaml
  /** Ids that are there. */
  readonly taken: readonly string[]
  readonly canSend: boolean
  readonly onChanged: () => void
}

/** Stands in for addresses that are not written yet. */
const nobody = 'nobody@example.com'

export function SubscriptionEditor({ saved, begun, taken, canSend, onChanged }: Props) {
  const editing = useSubscriptionDraft(saved, begun, taken)
  const { draft, finished, isUnsaved, isBusy, isOutdated, problem } = editing
  const [sentAtMs, setSentAtMs] = useState(0)
  const [chosen, setChosen] = useState<string>()
  const groups = useLoad(signal => readGroups({}, signal), [])
  const { dialog, leave } = useLeaveGuard(isUnsaved, () => {})
  const kind = kindOf(draft)
  const clients = kind === 'monthly' ? (draft.groups ?? []) : []
  const group = clients.find(one => one === chosen) ?? clients[0]
  const asked = { ...finished, to: finished.to || nobody, id: finished.id || kind }
  const missing =
    kind === 'monthly' && clients.length === 0
      ? 'Choose a client: the mail about its month is shown here.'
      : undefined
  const preview = useMailPreview(missing === undefined ? JSON.stringify([asked, group]) : undefined, signal =>
    previewDraft(asked, group, signal),
  )
  const title = saved ? (saved.subscription.name ?? saved.subscription.id) : 'New report mail'

  async function save(over?: number) {
    const id = await editing.save(over)
    if (id === undefined) return
    tellDone(saved ? `${title} is saved` : 'The report mail is scheduled')
    if (saved) onChanged()
    else leave(pageOf.reportMail({ id }))
  }

  async function saveOver() {
    try {
      const { version } = await readSubscription(draft.id)
      await save(version)
    } catch (cause) {
      tellFailed('It was not saved', cause)
    }
  }

  return (
    <PluginPage
      pageNav={{ text: title, parentItem: { text: 'Report mails', url: pageOf.reportMails() } }}
      actions={
        <Stack gap={1} wrap="wrap">
          {saved && <RemoveButton saved={saved} onRemoved={() => leave(pageOf.reportMails())} />}
          {saved && canSend && (
            <SendButton
              subscription={saved.subscription}
              isUnsaved={isUnsaved}
              onSent={() => setSentAtMs(Date.now())}
            />
          )}
          <Button
            icon="save"
            disabled={isBusy || (saved !== undefined && !isUnsaved)}
            onClick={() => void save()}
          >
            {saved ? 'Save' : 'Schedule it'}
          </Button>
        </Stack>
      }
    >
      <Stack direction="column" gap={2}>
        {!canSend && <NoMailServer />}
        {isOutdated && (
          <Alert severity="warning" title="Somebody else has changed this report mail meanwhile">
            <Stack gap={1} alignItems="center" wrap="wrap">
              <span>Nothing of yours is saved yet.</span>
              <Button size="sm" variant="secondary" onClick={onChanged}>
                Take theirs, drop mine
              </Button>
              <Button size="sm" variant="destructive" fill="outline" onClick={() => void saveOver()}>
                Save mine over it
              </Button>
            </Stack>
          </Alert>
        )}
        {problem !== undefined && (
          <Alert severity="error" title="Not saved">
            {problem}
          </Alert>
        )}
        <FormContext.Provider value={editing}>
          <MailColumns
            form={
              <>
                <Card title="Who gets it">
                  <WhoFields
                    isNew={saved === undefined}
                    groups={(groups.data?.groups ?? []).map(({ name }) => name)}
                  />
                </Card>
                <Card title="When">
                  <WhenFields />
                </Card>
                <Card title="How it looks">
                  <LookFields />
                </Card>
              </>
            }
            preview={
              <>
                <MailPreview
                  preview={preview}
                  groups={clients}
                  group={group}
                  onGroup={setChosen}
                  missing={missing}
                  isAddressed={finished.to !== ''}
                />
                {saved && (
                  <Card title="What became of its mails">
                    <MailHistory subscription={saved.subscription.id} turn={sentAtMs} />
                  </Card>
                )}
              </>
            }
          />
        </FormContext.Provider>
      </Stack>
      {dialog}
    </PluginPage>
  )
}
