/** Where a check comes from, and what it is made of. */
import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { Alert, Button, ClipboardButton, TextLink, useStyles2 } from '@grafana/ui'
import React, { useState } from 'react'
import type { CheckDefinitionJson } from '../../../../exporter/src/api/contract-checks.ts'
import { Card } from '../../components/Card.tsx'
import { Loaded } from '../../components/Loaded.tsx'
import { Facts } from '../../components/message/Facts.tsx'
import type { Load } from '../../components/use-load.ts'
import { describeDraft } from '../../model/draft-words.ts'
import { pageOf } from '../../routes.ts'

export function Definition({ of }: { readonly of: Load<CheckDefinitionJson> }) {
  return (
    <Card title="Definition">
      <Loaded of={of} what="the definition">
        {definition => <Shown definition={definition} />}
      </Loaded>
    </Card>
  )
}

function Shown({ definition }: { readonly definition: CheckDefinitionJson }) {
  const styles = useStyles2(getStyles)
  const [isOpen, setOpen] = useState(false)
  const { check, yaml, shadowed } = definition
  return (
    <>
      <p>
        <Origin definition={definition} />
      </p>
      {shadowed && (
        <Alert severity="warning" title="Out of force">
          A file has a check of the same id, which holds. This one comes back when that is gone.
        </Alert>
      )}
      {check && (
        <Facts
          facts={describeDraft(check, undefined)
            .filter(({ about }) => about !== 'Check' && about !== 'Expected')
            .map(({ about, text }) => [about, text])}
        />
      )}
      <div className={styles.row}>
        <Button
          size="sm"
          variant="secondary"
          icon={isOpen ? 'angle-down' : 'angle-right'}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          Show YAML
        </Button>
        {isOpen && (
          <ClipboardButton size="sm" variant="secondary" icon="copy" getText={() => yaml}>
            Copy
          </ClipboardButton>
        )}
      </div>
      {isOpen && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <section className={styles.scroll} tabIndex={0} aria-label="The check as YAML">
          <pre>{yaml}</pre>
        </section>
      )}
    </>
  )
}

function Origin({ definition: { origin, place } }: { readonly definition: CheckDefinitionJson }) {
  switch (origin) {
    case 'file':
      return (
        <>
          Provisioned
          {place !== undefined && (
            <>
              {' in '}
              <code style={{ whiteSpace: 'normal', overflowWrap: 'anywhere' }}>{place}</code>
            </>
          )}
          : it is changed there, and read-only here. A copy can be changed.
        </>
      )
    case 'store':
      return <>Managed here: it can be edited, copied and removed.</>
    case 'job':
      return (
        <>
          It comes from a job that reports, and stands under{' '}
          <TextLink href={pageOf.manage('installations')}>its installation</TextLink>. The YAML is what a file
          would say to take it over.
        </>
      )
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({ display: 'flex', gap: theme.spacing(1), margin: theme.spacing(1, 0) }),
  scroll: css({
    overflow: 'auto',
    maxHeight: 480,
    '& pre': {
      margin: 0,
      width: 'max-content',
      minWidth: '100%',
      fontSize: theme.typography.bodySmall.fontSize,
    },
  }),
})
