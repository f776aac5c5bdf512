/** Pictures that a mail brings along and shows in its text, as data: addresses by content id. They come through the proxy
 *  like everything else; which attachment is meant follows from its name, which mail programs put into the id. */
import { useEffect, useState } from 'react'
import type { MessageJson } from '../../../../exporter/src/api/contract.ts'
import { callForBlob } from '../../api/call.ts'

const none: ReadonlyMap<string, string> = new Map()
const mostBytes = 2_000_000
const mostPictures = 20

export function useOwnPictures(html: string, message: MessageJson): ReadonlyMap<string, string> {
  const [pictures, setPictures] = useState(none)
  useEffect(() => {
    const wanted = wantedPictures(html, message)
    if (wanted.length === 0) return
    const abort = new AbortController()
    Promise.all(wanted.map(one => loadPicture(message.id, one, abort.signal))).then(
      loaded => {
        if (!abort.signal.aborted) setPictures(new Map(loaded))
      },
      () => {
        // The mail is readable without them; the attachments can still be saved one by one.
      },
    )
    return () => abort.abort()
  }, [html, message])
  return pictures
}

type Wanted = { readonly cid: string; readonly index: number; readonly contentType: string }

function wantedPictures(html: string, { attachments }: MessageJson): readonly Wanted[] {
  const ids = new Set([...html.matchAll(/cid:([^"'\s)>]+)/gi)].map(([, id]) => id ?? ''))
  const wanted: Wanted[] = []
  for (const cid of ids) {
    const index = attachments.findIndex(
      ({ name, contentType, bytes }) =>
        /^image\/(png|jpe?g|gif|webp|bmp)$/i.test(contentType) &&
        bytes <= mostBytes &&
        name !== '' &&
        (cid === name || cid.startsWith(`${name}@`)),
    )
    const contentType = attachments[index]?.contentType
    if (contentType && wanted.length < mostPictures) wanted.push({ cid, index, contentType })
  }
  return wanted
}

async function loadPicture(
  messageId: number,
  { cid, index, contentType }: Wanted,
  signal: AbortSignal,
): Promise<readonly [string, string]> {
  const blob = await callForBlob(`/messages/${messageId}/attachments/${index}`, { signal })
  // Its own word on what it is does not count: only a picture is let in.
  return [cid, await toDataAddress(new Blob([blob], { type: contentType }))]
}

function toDataAddress(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(blob)
  })
}
