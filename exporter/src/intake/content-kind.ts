/** What an attachment holds, told by its content type or, where that says nothing, by its name. */

export type ContentKind = 'text' | 'html' | 'mail' | 'gzip' | 'zip' | 'other'

export function contentKind(contentType: string, name: string): ContentKind {
  const byType = kindOfType(contentType)
  if (byType !== undefined && byType !== 'text') return byType
  // `text/plain` is what some senders call everything; the name knows it better.
  const byName = kindOfName(name)
  if (byName !== undefined && (byType === undefined || byName === 'html' || byName === 'mail')) return byName
  return byType ?? 'other'
}

/** The extension without its dot, lower case. */
function extensionOf(name: string): string {
  return /\.([a-z0-9]{1,8})$/i.exec(name.trim())?.[1]?.toLowerCase() ?? ''
}

/** Some senders call every attachment so. */
const saysNothing = new Set([
  'application/octet-stream',
  'application/binary',
  'application/x-download',
  'application/force-download',
  'application/unknown',
  'application/x-unknown',
])

function kindOfType(type: string): ContentKind | undefined {
  if (saysNothing.has(type)) return undefined
  if (type === 'text/html' || type === 'application/xhtml+xml' || type === 'text/x-amp-html') return 'html'
  if (type === 'message/rfc822' || type === 'message/global') return 'mail'
  if (type.startsWith('text/') || type.startsWith('message/')) return 'text'
  if (
    /^application\/(x-)?(json|ndjson|jsonlines|json-seq|xml|csv|yaml|ini|log|txt|sh|shellscript|toml)$/.test(
      type,
    )
  )
    return 'text'
  if (/^application\/.*\+(json|xml|yaml)$/.test(type)) return 'text'
  if (/^application\/(x-)?(gzip|gunzip|gzip-compressed|gz)$/.test(type)) return 'gzip'
  if (/^(application|multipart)\/(x-)?zip(-compressed)?$/.test(type)) return 'zip'
  if (/^(image|audio|video|font|model)\//.test(type)) return 'other'
  return undefined
}

const textExtensions = new Set(
  'txt text log logs lst out err csv tsv json jsonl ndjson xml xsl yaml yml ini cfg conf toml md rst rpt sql ps1 sh bat cmd properties'.split(
    ' ',
  ),
)

function kindOfName(name: string): ContentKind | undefined {
  const extension = extensionOf(name)
  if (textExtensions.has(extension)) return 'text'
  if (extension === 'html' || extension === 'htm' || extension === 'xhtml') return 'html'
  if (extension === 'eml') return 'mail'
  if (extension === 'gz' || extension === 'gzip') return 'gzip'
  if (extension === 'zip') return 'zip'
  // Rotated logs: backup.log.1
  return /\.(log|txt|out|err)\.\d{1,4}$/i.test(name) ? 'text' : undefined
}
