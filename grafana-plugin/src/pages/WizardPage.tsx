/** Makes and changes checks: /checks/new, fresh or from a message, a copy, a template or a
 *  suggestion, and /checks/ID/edit. */
import { locationService, PluginPage } from '@grafana/runtime'
import { EmptyState, LinkButton, LoadingPlaceholder, TextLink } from '@grafana/ui'
import React from 'react'
import { useLocation, useParams } from 'react-router'
import { LoadError } from '../components/Loaded.tsx'
import { mayManage } from '../components/role.ts'
import { tellDone } from '../components/tell.ts'
import { useLeaveGuard } from '../components/use-leave-guard.tsx'
import { useQuery } from '../components/use-query.ts'
import { readTab, type WizardTab, wizardTabs } from '../model/draft.ts'
import { countInWords } from '../model/words.ts'
import { pageOf } from '../routes.ts'
import { type DraftSource, keyOf, NotEditable, SuggestionGone, useDraft } from './wizard/use-draft.ts'
import { Wizard } from './wizard/Wizard.tsx'

export function WizardPage() {
  const { id } = useParams()
  const query = useQuery()
  const source: DraftSource =
    id === undefined
      ? {
          kind: 'new',
          message: query.get('message'),
          copy: query.get('copy'),
          template: query.get('template'),
          suggestion: query.get('suggestion'),
          group: query.get('group'),
        }
      : { kind: 'edit', id }
  if (!mayManage())
    return (
      <PluginPage pageNav={navOf(id)}>
        <EmptyState variant="not-found" message="Editors make and change checks">
          Your role in Grafana lets you look only.
        </EmptyState>
      </PluginPage>
    )
  return <Loaded key={keyOf(source)} source={source} tab={readTab(query.get('tab'))} />
}

function Loaded({ source, tab }: { readonly source: DraftSource; readonly tab: WizardTab }) {
  const { pathname, search } = useLocation()
  const { kept, error, isChanged, isRestored, change, discard, reload } = useDraft(source)
  const guard = useLeaveGuard(isChanged, discard)
  const id = source.kind === 'edit' ? source.id : undefined
  const isSuggested = source.kind === 'new' && source.suggestion !== undefined
  const go = (to: WizardTab) => locationService.partial({ tab: to })
  const tabs = wizardTabs.map(({ id: one, title }) => {
    const query = new URLSearchParams(search)
    query.set('tab', one)
    return { text: title, url: `${pathname}?${query}`, active: one === tab, hideFromBreadcrumbs: true }
  })
  return (
    <PluginPage pageNav={{ ...navOf(id, kept?.check.name), children: tabs }}>
      {guard.dialog}
      {error instanceof NotEditable && id !== undefined && (
        <EmptyState
          variant="not-found"
          message="This check is not changed here"
          hideImage
          button={<LinkButton href={pageOf.addCheck({ copy: id })}>Make a copy</LinkButton>}
        >
          {error.message} A copy can be changed. <TextLink href={pageOf.check(id)}>Open the check</TextLink>
        </EmptyState>
      )}
      {error instanceof SuggestionGone && (
        <EmptyState
          variant="not-found"
          message="This suggestion is no longer there"
          hideImage
          button={<LinkButton href={pageOf.suggestions()}>See suggested checks</LinkButton>}
        >
          Its messages have found a check meanwhile, or were removed.
        </EmptyState>
      )}
      {error && !(error instanceof NotEditable || error instanceof SuggestionGone) && (
        <>
          <LoadError error={error} what="the check" onRetry={reload} />
          <LinkButton variant="secondary" href={id === undefined ? pageOf.checks() : pageOf.check(id)}>
            {id === undefined ? 'All checks' : 'The check'}
          </LinkButton>
        </>
      )}
      {!kept && !error && <LoadingPlaceholder text="Loading the draft" />}
      {kept && (
        <Wizard
          kept={kept}
          isNew={source.kind === 'new'}
          isRestored={isRestored}
          tab={tab}
          onGo={go}
          onChange={change}
          onReload={reload}
          onSaved={saved => {
            tellDone(
              `${kept.check.name ?? saved.id} is saved`,
              saved.trying > 0
                ? `${countInWords(saved.trying, 'unmatched message')} is tried on it now.`
                : '',
            )
            // There may be more to look through.
            guard.leave(isSuggested ? pageOf.suggestions() : pageOf.check(saved.id))
          }}
        />
      )}
    </PluginPage>
  )
}

function navOf(id: string | undefined, name?: string) {
  const parentItem = { text: 'Checks', url: pageOf.checks() }
  if (id === undefined) return { text: 'Add check', parentItem }
  return { text: `Edit ${name ?? id}`, parentItem: { text: name ?? id, url: pageOf.check(id), parentItem } }
}
