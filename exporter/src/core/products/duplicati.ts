/** Duplicati: mail, form and JSON reports. A failed run has no ParsedResult; its text begins with "Failed:". The many
 *  `...Error...: 0` lines say nothing. */
import type { Product } from './product.ts'

export const duplicati: Product = {
  id: 'duplicati',
  name: 'Duplicati',
  languages: ['en'],
  sources: [
    'Reports: Duplicati documentation, Sending reports via email and HTTP; as gathered in a survey of such messages, 2026-11',
    'Newer mail template: templates of the repository; as gathered in a survey of such messages, 2026-11',
  ],
  signs: [
    { in: 'subject', says: 'Duplicati', weight: 3 },
    { in: 'body', says: 'Duplicati', weight: 2 },
    { in: 'body', says: 'ParsedResult', weight: 3 },
    { in: 'body', says: 'SizeOfExaminedFiles', weight: 3 },
    { in: 'body', says: 'LastBackupDuration', weight: 2 },
  ],
  status: [
    { status: 'none', label: ['MainOperation', 'Operation', 'OperationName'], as: /^(?!Backup)\w+/ },
    { status: 'none', label: ['Dryrun'], as: /^true$/i },
    {
      status: 'failure',
      label: ['ParsedResult', 'Data.ParsedResult', 'Main.ParsedResult'],
      as: /^(?:Error|Fatal)$/,
    },
    { status: 'failure', in: 'body', as: /^Duplicati .* Report: (?:Error|Fatal).*/ },
    { status: 'failure', in: 'body', as: /^(?:message: )?Failed: .*/ },
    {
      status: 'failure',
      label: [
        'Exception',
        'Data.Exception',
        'Data.Message',
        'LastErrorMessage',
        'Backup.Metadata.LastErrorMessage',
      ],
      as: /^.{2,}$/,
    },
    { status: 'warning', label: ['ParsedResult', 'Data.ParsedResult', 'Main.ParsedResult'], as: /^Warning$/ },
    { status: 'warning', in: 'body', as: /^Duplicati .* Report: Warning.*/ },
    { status: 'warning', label: ['PartialBackup'], as: /^true$/i },
    { status: 'success', label: ['ParsedResult', 'Data.ParsedResult', 'Main.ParsedResult'], as: /^Success$/ },
    { status: 'success', in: 'body', as: /^Duplicati .* Report: Success.*/ },
    { status: 'success', label: ['LastBackupFinished'], as: /^\d{4}.*/, calm: true },
  ],
  job: [
    { label: ['Extra.backup-name', 'Extra.BackupName', 'Backup Name', 'BackupName', 'Backup.Name'] },
    {
      in: 'subject',
      as: /Duplicati (?:Success|Warning|Error|Fatal|Unknown)[,:;]? (?:- )?(?!.*report for)(?!\w+$)(.+)$/,
    },
    { in: 'body', as: /^Duplicati \w+: \w+ of (.+) on \S+$/ },
    { in: 'anywhere', as: /Duplicati .{0,40}?report for (.+?)(?: \([^()]*\))?$/i },
    {
      in: 'subject',
      as: /Duplicati .{0,40}?report: (.+?)(?: [-–(] ?(?:Success|Warning|Error|Fatal|Unknown)\)?)$/i,
    },
  ],
  machine: [
    { label: ['Extra.machine-name', 'Extra.MachineName', 'Machine'] },
    { in: 'body', as: /^Duplicati \w+: \w+ of .+ on ([\w.-]+)$/ },
    { in: 'body', as: /Duplicati .{0,40}?report for .+ \([^()]*, [^(),]+, ([^(),]+)\)$/i },
  ],
  figures: {
    size: [
      { label: ['SizeOfExaminedFiles', 'Data.SizeOfExaminedFiles', 'Main.SizeOfExaminedFiles'] },
      { label: ['Data Added'] },
      { label: ['SizeOfAddedFiles', 'Data.SizeOfAddedFiles', 'Main.SizeOfAddedFiles'] },
      { label: ['Data Examined', 'Examined'] },
    ],
    transferred: [{ label: ['BytesUploaded', 'Data.BackendStatistics.BytesUploaded'] }],
    duration: [{ label: ['Duration', 'Data.Duration', 'Main.Duration', 'LastBackupDuration'] }],
    startedAt: [{ label: ['BeginTime', 'Data.BeginTime', 'LastBackupStarted'] }],
    endedAt: [{ label: ['EndTime', 'Data.EndTime', 'LastBackupFinished'] }],
  },
}
