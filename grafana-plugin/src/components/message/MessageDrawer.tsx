/** What stands behind an indicator: which status the rules gave and why, the message itself, and what can be done. Arrow
 *  keys lead to the earlier and the later result of the same check. */
import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { Alert, Button, Drawer, Stack, Tab, TabsBar, Text, TextLink, useStyles2 } from '@grafana/ui'
import React, { type RefObject, useEffect, useRef, useState } from 'react'
import { pageOf } from '../../routes.ts'
import { CheckActions } from '../actions/CheckActions.tsx'
import { Loaded } from '../Loaded.tsx'
import { CheckFacts } from './CheckFacts.tsx'
import { MessageFacts } from './MessageFacts.tsx'
import { isTab, MessageTab, type TabName, tabsOf } from './MessageTab.tsx'
import { ResultFacts } from './ResultFacts.tsx'
import { type DrawerTarget, type Shown, useResult } from './use-result.ts'

type Props = {
  readonly target: DrawerTarget
  readonly onClose: () => void
  /** To another result of the same check. */
  readonly onActivity: (id: number) => void
  /** Something was changed that the page behind may show. */
  readonly onChanged?: () => void
}

export function MessageDrawer({ target, onClose, onActivity, onChanged }: Props) {
  const load = useResult(target)
  const { data } = load
  const detail = data?.detail
  const reload = () => {
    load.reload()
    onChanged?.()
  }
  const content = useRef<HTMLDivElement>(null)
  useKeys(content, { detail, onActivity, onClose })
  return (
    <Drawer
      title={titleOf(target, data)}
      {...(data && { subtitle: <Subtitle shown={data} onActivity={onActivity} /> })}
      size="md"
      onClose={onClose}
    >
      <div ref={content}>
        <Loaded of={load} what="the result">
          {shown => (
            <Content
              key={shown.detail?.activity.id ?? shown.message?.id}
              shown={shown}
              onChanged={reload}
              onGone={() => {
                onChanged?.()
                onClose()
              }}
            />
          )}
        </Loaded>
      </div>
    </Drawer>
  )
}

type Keys = Pick<Props, 'onActivity' | 'onClose'> & { readonly detail: Shown['detail'] }

/** Wherever in the drawer the focus is; arrows not while something is written, and nothing from a dialog before it. Heard
 *  before others, because a tooltip of the close button takes Escape for itself. */
function useKeys(content: RefObject<HTMLElement | null>, { detail, onActivity, onClose }: Keys) {
  useEffect(() => {
    const onKeyDown = ({ key, target, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent) => {
      if (altKey || ctrlKey || metaKey || shiftKey || !(target instanceof Element)) return
      const drawer = content.current?.closest('[role="dialog"]')
      if (!drawer?.contains(target)) return
      if (key === 'Escape') return onClose()
      if (target.closest('input, textarea, select')) return
      const next =
        key === 'ArrowLeft' ? detail?.earlierId : key === 'ArrowRight' ? detail?.laterId : undefined
      if (next !== undefined) onActivity(next)
    }
    document.addEventListener('keydown', onKeyDown, { capture: true })
    return () => document.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [content, detail, onActivity, onClose])
}

function titleOf(target: DrawerTarget, shown: Shown | undefined): string {
  return (
    shown?.detail?.activity.name ??
    shown?.check?.name ??
    shown?.message?.subject ??
    (target.kind === 'check' ? target.id : 'Result')
  )
}

function Subtitle({
  shown,
  onActivity,
}: {
  readonly shown: Shown
  readonly onActivity: Props['onActivity']
}) {
  const { detail, check } = shown
  const { earlierId, laterId } = detail ?? {}
  const group = detail?.activity.group ?? check?.group
  const label = detail?.activity.label ?? check?.label
  return (
    <Stack direction="row" gap={2} alignItems="center" wrap="wrap">
      {group && <TextLink href={pageOf.group(group)}>{label ? `${group} / ${label}` : group}</TextLink>}
      {detail && (
        <Stack direction="row" gap={1}>
          <Button
            variant="secondary"
            size="sm"
            icon="angle-left"
            disabled={earlierId === undefined}
            tooltip="Earlier result (←)"
            onClick={() => earlierId !== undefined && onActivity(earlierId)}
          >
            Earlier
          </Button>
          <Button
            variant="secondary"
            size="sm"
            icon="angle-right"
            disabled={laterId === undefined}
            tooltip="Later result (→)"
            onClick={() => laterId !== undefined && onActivity(laterId)}
          >
            Later
          </Button>
        </Stack>
      )}
    </Stack>
  )
}

type ContentProps = {
  readonly shown: Shown
  readonly onChanged: () => void
  readonly onGone: () => void
}

function Content({ shown, onChanged, onGone }: ContentProps) {
  const { detail, message, check } = shown
  const styles = useStyles2(stylesOf)
  const tabs = message ? tabsOf(message) : []
  const [chosen, setTab] = useState<TabName>()
  const tab = chosen !== undefined && tabs.some(({ name }) => name === chosen) ? chosen : tabs[0]?.name
  return (
    <div className={styles.content}>
      {detail && <ResultFacts activity={detail.activity} />}
      {!detail && check && <Text color="secondary">There is no result of this check yet.</Text>}
      {check && <CheckFacts check={check} onChanged={onChanged} />}
      <CheckActions
        {...(check && { check })}
        {...(detail && { activity: detail.activity })}
        {...(message && { message })}
        onChanged={onChanged}
        onGone={onGone}
      />
      {detail?.activity.kind === 'result' && !message && (
        <Alert severity="warning" title="The message is no longer kept">
          Its time in the store is over, or somebody removed it. What it said about this check stays.
        </Alert>
      )}
      {message && (
        <>
          <MessageFacts message={message} />
          <TabsBar>
            {tabs.map(({ name, label, count }) => (
              <Tab
                key={name}
                label={label}
                active={name === tab}
                {...(count !== undefined && { counter: count })}
                onChangeTab={() => isTab(name) && setTab(name)}
              />
            ))}
          </TabsBar>
          {tab && <MessageTab tab={tab} message={message} />}
        </>
      )}
    </div>
  )
}

const stylesOf = (theme: GrafanaTheme2) => ({
  content: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(2) }),
})
