/** Who may report: accounts with their keys, tokens of people and programs. Secrets are made here and shown once. */
import { PluginPage } from '@grafana/runtime'
import { Button, EmptyState, Stack, Tab, TabsBar } from '@grafana/ui'
import React, { useState } from 'react'
import { readHealth } from '../api/looking.ts'
import { createKey, readAccounts, readTokens } from '../api/senders.ts'
import { CommandTabs } from '../components/CommandTabs.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { SecretShown } from '../components/SecretShown.tsx'
import { tellFailed } from '../components/tell.ts'
import { useLoad } from '../components/use-load.ts'
import { useQuery } from '../components/use-query.ts'
import { writeSenderCommands } from '../model/sender-commands.ts'
import { AccountCard } from './senders/AccountCard.tsx'
import { NewAccount } from './senders/NewAccount.tsx'
import { NewToken } from './senders/NewToken.tsx'
import { TokenTable } from './senders/TokenTable.tsx'

type Shown = { readonly title: string; readonly secret: string; readonly account?: string }

export function SendersPage() {
  const { get, set } = useQuery()
  const tab = get('tab') === 'tokens' ? 'tokens' : 'accounts'
  const accounts = useLoad(signal => readAccounts(signal), [])
  const tokens = useLoad(signal => readTokens(signal), [])
  const health = useLoad(signal => readHealth({}, signal), [])
  const [shown, setShown] = useState<Shown>()
  const [isAdding, setAdding] = useState(false)

  async function addKey(account: string) {
    try {
      const { secret } = await createKey(account)
      setShown({ title: `A new key of ${account}`, secret, account })
      accounts.reload()
    } catch (cause) {
      tellFailed('No key was made', cause)
    }
  }

  return (
    <PluginPage
      pageNav={{ text: 'Senders' }}
      subTitle="Who may report to Lastgood. A new key can be handed out before the old one is revoked."
      actions={
        <Button icon="plus" onClick={() => setAdding(true)}>
          {tab === 'accounts' ? 'Add account' : 'Add token'}
        </Button>
      }
    >
      <Stack direction="column" gap={2}>
        <TabsBar>
          <Tab label="Accounts" active={tab === 'accounts'} onChangeTab={() => set({ tab: undefined })} />
          <Tab label="Tokens" active={tab === 'tokens'} onChangeTab={() => set({ tab: 'tokens' })} />
        </TabsBar>
        {shown && (
          <SecretShown title={shown.title} secret={shown.secret} onClose={() => setShown(undefined)}>
            {shown.account !== undefined && (
              <CommandTabs
                commands={writeSenderCommands({
                  url: health.data?.url ?? 'https://backups.example.com',
                  account: shown.account,
                  key: shown.secret,
                })}
              />
            )}
          </SecretShown>
        )}
        {tab === 'accounts' ? (
          <Loaded
            of={accounts}
            what="the accounts"
            isEmpty={data => data.accounts.length === 0}
            empty={
              <EmptyState
                variant="call-to-action"
                message="Nobody reports yet"
                button={<Button onClick={() => setAdding(true)}>Add account</Button>}
              >
                An account is what backup software or a script reports with: an id and a key. Mails need none.
              </EmptyState>
            }
          >
            {data => (
              <Stack direction="column" gap={2}>
                {data.accounts.map(account => (
                  <AccountCard
                    key={account.id}
                    account={account}
                    onNewKey={() => addKey(account.id)}
                    onChanged={accounts.reload}
                  />
                ))}
              </Stack>
            )}
          </Loaded>
        ) : (
          <Loaded
            of={tokens}
            what="the tokens"
            isEmpty={data => data.tokens.length === 0}
            empty={
              <EmptyState
                variant="call-to-action"
                message="There are no tokens"
                button={<Button onClick={() => setAdding(true)}>Add token</Button>}
              >
                While there are neither users nor tokens, whoever reaches the exporter's address may do
                everything. The first token with the scope read or write closes it: give that one to this app
                too.
              </EmptyState>
            }
          >
            {data => <TokenTable tokens={data.tokens} onChanged={tokens.reload} />}
          </Loaded>
        )}
      </Stack>
      {isAdding && tab === 'accounts' && (
        <NewAccount
          onClose={() => setAdding(false)}
          onCreated={({ account, secret }) => {
            setAdding(false)
            setShown({
              title: `Account ${account.id} is made, with its first key`,
              secret,
              account: account.id,
            })
            accounts.reload()
          }}
        />
      )}
      {isAdding && tab === 'tokens' && (
        <NewToken
          accounts={accounts.data?.accounts ?? []}
          onClose={() => setAdding(false)}
          onCreated={({ token, secret }) => {
            setAdding(false)
            setShown({ title: `Token ${token.name} is made`, secret })
            tokens.reload()
          }}
        />
      )}
    </PluginPage>
  )
}
