/** One computer: what it runs, whether its silence is told, its jobs, and what can be done about them. */
import { Badge, Button, Dropdown, Menu, Stack, Switch, Text, TextLink } from '@grafana/ui'
import React, { useState } from 'react'
import type { InstallationsPage } from '../../../../exporter/src/api/contract.ts'
import { setInstallationMonitored, setJobMonitored, type Target } from '../../api/managing.ts'
import { NextRunDialog } from '../../components/actions/NextRunDialog.tsx'
import { NoteDialog } from '../../components/actions/NoteDialog.tsx'
import { PauseDialog } from '../../components/actions/PauseDialog.tsx'
import { RemoveDialog } from '../../components/actions/RemoveDialog.tsx'
import { useMoments } from '../../components/moments.tsx'
import { PlainTable } from '../../components/PlainTable.tsx'
import { StandingBadge } from '../../components/StandingBadge.tsx'
import { tellDone, tellFailed } from '../../components/tell.ts'
import { readStanding } from '../../model/standing.ts'
import { agoInWords } from '../../model/words.ts'
import { pageOf } from '../../routes.ts'

type Installation = InstallationsPage['installations'][number]
type Job = Installation['jobs'][number]
type Doing = {
  readonly what: 'note' | 'pause' | 'nextRun' | 'remove'
  readonly target: RemovableTarget
  readonly about: string
}
type RemovableTarget = Target & { readonly kind: 'check' | 'installation' }
type Props = { readonly installation: Installation; readonly onChanged: () => void }

export function InstallationCard({ installation, onChanged }: Props) {
  const moments = useMoments()
  const nowMs = Date.now()
  const [doing, setDoing] = useState<Doing>()
  const { id, computer, organization, product, version, jobs } = installation
  const own: RemovableTarget = { kind: 'installation', id }

  async function monitor(about: string, monitored: boolean, work: () => Promise<unknown>) {
    try {
      await work()
      tellDone(`Monitoring of ${about} is ${monitored ? 'on' : 'off'}`)
      onChanged()
    } catch (cause) {
      tellFailed(`Monitoring of ${about} was not changed`, cause)
    }
  }

  const menu = (target: RemovableTarget, about: string, isJob: boolean) => (
    <Menu>
      <Menu.Item
        label="Add a note"
        icon="comment-alt"
        onClick={() => setDoing({ what: 'note', target, about })}
      />
      <Menu.Item label="Pause" icon="pause" onClick={() => setDoing({ what: 'pause', target, about })} />
      {isJob && (
        <Menu.Item
          label="Set the next run"
          icon="clock-nine"
          onClick={() => setDoing({ what: 'nextRun', target, about })}
        />
      )}
      <Menu.Divider />
      <Menu.Item
        label="Remove with all data"
        icon="trash-alt"
        destructive
        onClick={() => setDoing({ what: 'remove', target, about })}
      />
    </Menu>
  )
  const close = () => setDoing(undefined)
  const done = () => {
    close()
    onChanged()
  }
  const heading = `installation-${id}`
  return (
    <section aria-labelledby={heading}>
      <Stack justifyContent="space-between" alignItems="center" wrap="wrap" gap={1}>
        <Stack direction="column" gap={0}>
          <Text element="h2" variant="h3" id={heading}>
            {computer}
          </Text>
          <Text color="secondary">
            {[
              organization,
              [product, version].filter(Boolean).join(' '),
              `seen ${agoInWords(installation.lastSeenAtMs, nowMs)}`,
            ]
              .filter(Boolean)
              .join(' · ')}
          </Text>
        </Stack>
        <Stack gap={1} alignItems="center">
          {installation.deregisteredAtMs !== undefined && (
            <Badge color="darkgrey" text={`de-registered ${moments.day(installation.deregisteredAtMs)}`} />
          )}
          <label htmlFor={`monitor-${id}`}>Silence is told</label>
          <Switch
            id={`monitor-${id}`}
            value={installation.monitored}
            onChange={event => {
              const monitored = event.currentTarget.checked
              void monitor(computer, monitored, () => setInstallationMonitored(id, monitored))
            }}
          />
          <Dropdown overlay={menu(own, computer, false)} placement="bottom-end">
            <Button
              variant="secondary"
              size="sm"
              icon="ellipsis-v"
              aria-label={`What to do with ${computer}`}
            />
          </Dropdown>
        </Stack>
      </Stack>
      <PlainTable
        caption={`Jobs of ${computer}`}
        rows={jobs}
        keyOf={job => job.key}
        columns={[
          { head: 'State', cell: job => <JobState job={job} /> },
          {
            head: 'Job',
            cell: job => (
              <TextLink href={pageOf.check(job.checkId)} inline={false}>
                {job.name}
              </TextLink>
            ),
          },
          { head: 'Engine', cell: job => job.engine ?? '' },
          {
            head: 'Last result',
            nowrap: true,
            cell: job =>
              job.check?.lastResultAtMs === undefined ? 'never' : moments.format(job.check.lastResultAtMs),
          },
          {
            head: 'Next expected',
            nowrap: true,
            cell: job =>
              job.check?.expectedAtMs === undefined ? '' : moments.format(job.check.expectedAtMs),
          },
          {
            head: 'Silence is told',
            cell: job => (
              <Switch
                aria-label={`Silence of ${job.name} is told`}
                value={job.monitored}
                onChange={event => {
                  const monitored = event.currentTarget.checked
                  void monitor(job.name, monitored, () => setJobMonitored(job.checkId, monitored))
                }}
              />
            ),
          },
          {
            head: 'Actions',
            cell: job => (
              <Dropdown
                overlay={menu({ kind: 'check', id: job.checkId }, job.name, true)}
                placement="bottom-end"
              >
                <Button
                  variant="secondary"
                  size="sm"
                  icon="ellipsis-v"
                  aria-label={`What to do with ${job.name}`}
                />
              </Dropdown>
            ),
          },
        ]}
      />
      {doing?.what === 'note' && <NoteDialog {...doing} onClose={close} onDone={done} />}
      {doing?.what === 'pause' && <PauseDialog {...doing} onClose={close} onDone={done} />}
      {doing?.what === 'nextRun' && (
        <NextRunDialog checkId={doing.target.id} about={doing.about} onClose={close} onDone={done} />
      )}
      {doing?.what === 'remove' && <RemoveDialog {...doing} onClose={close} onDone={done} />}
    </section>
  )
}

function JobState({ job }: { readonly job: Job }) {
  if (job.removedAtMs !== undefined) return <Badge color="darkgrey" text="deleted there" />
  if (!job.check) return <Badge color="darkgrey" text="not expected" />
  const { status, timing, lastReason } = job.check
  return (
    <StandingBadge
      standing={readStanding({ status, timing })}
      {...(lastReason !== undefined && { detail: lastReason })}
    />
  )
}
