/** Pictures that a mail brings along and shows in its text, as data: addresses by content id. They come through the proxy
 *  like everything else. */
import { useEffect, useMemo, useState } from 'react'
import type { MessageJson } from '../../../../exporter/src/api/contract.ts'
import { callForBlob } from '../../api/call.ts'
import { findOwnPictures, type OwnPicture } from '../../model/own-pictures.ts'
import { toSafeHtml } from './safe-html.ts'

const none: ReadonlyMap<string, string> = new Map()

export function useOwnPictures(html: string, message: MessageJson): ReadonlyMap<string, string> {
  const [pictures, setPictures] = useState(none)
  // Most mails bring none, and need not be taken apart twice.
  const asked = useMemo(
    () => (/cid:/i.test(html) ? toSafeHtml(html, { remote: false }).ownPictures : []),
    [html],
  )
  useEffect(() => {
    const wanted = findOwnPictures(asked, message.attachments)
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
  }, [asked, message])
  return pictures
}

async function loadPicture(
  messageId: number,
  { id, attachment, contentType }: OwnPicture,
  signal: AbortSignal,
): Promise<readonly [string, string]> {
  const blob = await callForBlob(`/messages/${messageId}/attachments/${attachment}`, { signal })
  // Its own word on what it is does not count: only a picture is let in.
  return [id, await toDataAddress(new Blob([blob], { type: contentType }))]
}

function toDataAddress(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(blob)
  })
}
