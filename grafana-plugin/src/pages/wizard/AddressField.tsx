/** The check's own address: a mail sent there is for this check, whatever it says. The full addresses come from the
 *  exporter, which knows where mail can be sent to. */
import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { Button, ClipboardButton, Field, Input, useStyles2 } from '@grafana/ui'
import React from 'react'
import { FieldBody } from '../../components/FieldBody.tsx'
import { proposeAlias, setAlias } from '../../model/draft.ts'
import { useProblem, useWizard } from './wizard-context.ts'

export function AddressField() {
  const styles = useStyles2(getStyles)
  const { check, change, preview } = useWizard()
  const problem = useProblem('match.alias')
  const { alias } = check.match
  const proposed = proposeAlias(check.name ?? check.id)
  // Of an older draft they would be addresses of another alias.
  const addresses = alias === undefined || preview.isOld ? [] : (preview.data?.addresses ?? [])
  return (
    <Field
      label="Address of its own"
      htmlFor="draft-alias"
      description="Let the backup software send its mails to an address of this check: then nothing has to tell them apart. Leave it empty when they go to a common address."
      {...(problem !== undefined && { invalid: true, error: problem })}
    >
      <FieldBody>
        <div className={styles.row}>
          <Input
            id="draft-alias"
            width={36}
            autoComplete="off"
            placeholder="no address of its own"
            value={alias ?? ''}
            onChange={event => {
              const text = event.currentTarget.value
              change(before => setAlias(before, text))
            }}
          />
          {proposed !== '' && alias !== proposed && (
            <Button variant="secondary" onClick={() => change(before => setAlias(before, proposed))}>
              Use {proposed}
            </Button>
          )}
        </div>
        {alias !== undefined && (
          <ul className={styles.list} aria-label="Addresses of the check">
            {addresses.map(address => (
              <li key={address} className={styles.row}>
                <code style={{ whiteSpace: 'normal', overflowWrap: 'anywhere' }}>{address}</code>
                <ClipboardButton
                  icon="copy"
                  size="sm"
                  variant="secondary"
                  aria-label={`Copy ${address}`}
                  getText={() => address}
                >
                  Copy
                </ClipboardButton>
              </li>
            ))}
            {addresses.length === 0 &&
              !preview.loading &&
              preview.data &&
              !preview.isOld &&
              !alias.includes('@') && (
                <li>
                  The exporter has no address of its own to which this could belong: set smtp.address or the
                  address of a mailbox in its configuration.
                </li>
              )}
          </ul>
        )}
      </FieldBody>
    </Field>
  )
}

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1), alignItems: 'center' }),
  list: css({
    listStyle: 'none',
    margin: theme.spacing(1, 0, 0),
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(0.5),
  }),
})
