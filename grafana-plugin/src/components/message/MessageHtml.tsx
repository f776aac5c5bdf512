/** A mail's HTML in a frame that may do nothing: no scripts, no forms, no loads, no way out. Pictures that stand on other
 *  computers are loaded when a person asks for them, and for this message only. */
import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { Alert, Button, Stack, useStyles2 } from '@grafana/ui'
import React, { useMemo, useState } from 'react'
import type { MessageJson } from '../../../../exporter/src/api/contract.ts'
import { countInWords } from '../../model/words.ts'
import { isWebAddress, toSafeHtml } from './safe-html.ts'
import { useOwnPictures } from './use-own-pictures.ts'

type Props = { readonly html: string; readonly message: MessageJson }

export function MessageHtml({ html, message }: Props) {
  const styles = useStyles2(stylesOf)
  const [remote, setRemote] = useState(false)
  const pictures = useOwnPictures(html, message)
  const { srcDoc, remotePictures, links } = useMemo(
    () => toSafeHtml(html, { remote, pictures }),
    [html, remote, pictures],
  )
  return (
    <div>
      {remotePictures > 0 && !remote && (
        <Alert
          severity="info"
          title={`${countInWords(remotePictures, 'picture')} of other computers ${remotePictures === 1 ? 'is' : 'are'} not loaded`}
        >
          <Stack direction="row" gap={2} alignItems="center" wrap="wrap">
            Loading them tells the sender that the message is being read, when and from where.
            <Button variant="secondary" size="sm" onClick={() => setRemote(true)}>
              Load pictures
            </Button>
          </Stack>
        </Alert>
      )}
      <iframe
        key={String(remote)}
        title="The message as it was sent"
        className={styles.frame}
        sandbox=""
        referrerPolicy="no-referrer"
        srcDoc={srcDoc}
      />
      {links.length > 0 && (
        <details className={styles.links}>
          <summary>{countInWords(links.length, 'link')}, which lead nowhere in the message above</summary>
          <ul>
            {links.map(({ text, target }) => (
              <li key={target}>
                {text && `${text}: `}
                {isWebAddress(target) ? (
                  <a href={target} target="_blank" rel="noopener noreferrer nofollow">
                    {target}
                  </a>
                ) : (
                  <code>{target}</code>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

const stylesOf = (theme: GrafanaTheme2) => ({
  frame: css({
    display: 'block',
    width: '100%',
    height: 'max(320px, 60vh)',
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: 2,
    background: 'white',
    resize: 'vertical',
  }),
  links: css({
    marginTop: theme.spacing(1),
    overflowWrap: 'anywhere',
    ul: { paddingLeft: theme.spacing(3) },
    a: { color: theme.colors.text.link },
  }),
})
