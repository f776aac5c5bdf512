/** Commands ready to be pasted, one at a time. */
import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { ClipboardButton, RadioButtonGroup, Stack, useStyles2 } from '@grafana/ui'
import React, { useState } from 'react'
import type { SenderCommand } from '../model/sender-commands.ts'

export function CommandTabs({ commands }: { readonly commands: readonly SenderCommand[] }) {
  const styles = useStyles2(getStyles)
  const [chosen, setChosen] = useState(0)
  const command = commands[chosen]
  if (!command) return null
  return (
    <Stack direction="column" gap={1}>
      <Stack gap={1} alignItems="center" justifyContent="space-between" wrap="wrap">
        <RadioButtonGroup
          aria-label="Command"
          size="sm"
          options={commands.map(({ name }, value) => ({ label: name, value }))}
          value={chosen}
          onChange={setChosen}
        />
        <ClipboardButton icon="copy" variant="secondary" size="sm" getText={() => command.text}>
          Copy
        </ClipboardButton>
      </Stack>
      <span>{command.about}</span>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section tabIndex={0} aria-label={`Command for ${command.name}`} className={styles.scroll}>
        <pre className={styles.text}>{command.text}</pre>
      </section>
    </Stack>
  )
}

function getStyles(theme: GrafanaTheme2) {
  return {
    scroll: css({ overflowX: 'auto' }),
    text: css({
      margin: 0,
      overflow: 'visible',
      width: 'max-content',
      minWidth: '100%',
      padding: theme.spacing(1),
      background: theme.colors.background.canvas,
      fontSize: theme.typography.bodySmall.fontSize,
    }),
  }
}
