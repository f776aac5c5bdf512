/** Checks as the text of a check file: to be copied, or saved as a file. */
import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { Button, ClipboardButton, Modal, useStyles2 } from '@grafana/ui'
import React from 'react'
import { exportChecks } from '../../api/checks.ts'
import { Loaded } from '../../components/Loaded.tsx'
import { useLoad } from '../../components/use-load.ts'

type Props = {
  readonly title: string
  /** All that are managed unless given. */
  readonly ids?: readonly string[]
  readonly onClose: () => void
}

export function YamlDialog({ title, ids, onClose }: Props) {
  const styles = useStyles2(getStyles)
  const asked = ids?.join(',')
  const yaml = useLoad(() => exportChecks(asked === undefined ? {} : { origin: 'all', ids: asked }), [asked])
  return (
    <Modal title={title} isOpen onDismiss={onClose}>
      <Loaded of={yaml} what="the YAML">
        {text => (
          <>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
            <section className={styles.scroll} tabIndex={0} aria-label="YAML">
              <pre>{text}</pre>
            </section>
            <Modal.ButtonRow>
              <ClipboardButton icon="copy" variant="secondary" getText={() => text}>
                Copy
              </ClipboardButton>
              <Button icon="download-alt" onClick={() => save(text)}>
                Save as checks.yml
              </Button>
            </Modal.ButtonRow>
          </>
        )}
      </Loaded>
    </Modal>
  )
}

function save(text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/yaml' }))
  const link = document.createElement('a')
  link.href = url
  link.download = 'checks.yml'
  link.click()
  URL.revokeObjectURL(url)
}

const getStyles = (theme: GrafanaTheme2) => ({
  scroll: css({
    maxHeight: '60vh',
    overflow: 'auto',
    '& pre': {
      margin: 0,
      width: 'max-content',
      minWidth: '100%',
      fontSize: theme.typography.bodySmall.fontSize,
    },
  }),
})
