/** Mails as products write them, in words of our own after the patterns of their reports. */
import { escaped, type Outcome, type Run, type Text } from './pile.ts'

type Words = { readonly [outcome in Outcome]: string }
type Write = (run: Run) => Text

const two = (number: number) => String(number).padStart(2, '0')
export const clock = (at: Date) =>
  `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}`
export const isoDay = (at: Date) => at.toISOString().slice(0, 10)
export const germanDay = (at: Date) =>
  `${two(at.getUTCDate())}.${two(at.getUTCMonth() + 1)}.${at.getUTCFullYear()}`
export const usDay = (at: Date) => `${at.getUTCMonth() + 1}/${at.getUTCDate()}/${at.getUTCFullYear()}`
const row = (...cells: readonly string[]) =>
  `<tr>${cells.map(cell => `<td>${escaped(cell)}</td>`).join('')}</tr>`

export function veeam(job: string, machines: readonly string[]): Write {
  const words: Words = { success: 'Success', warning: 'Warning', failure: 'Failed' }
  return ({ outcome, at, random }) => {
    const word = words[outcome]
    const bad = outcome === 'success' ? '' : outcome === 'warning' ? ' 1 warning' : ' 1 failed'
    const rows = machines.map((machine, i) =>
      row(
        machine,
        i === 0 && outcome !== 'success' ? word : 'Success',
        '1:00:10 AM',
        '1:12:00 AM',
        `${random.between(20, 90)}.0 GB`,
        '3.1 GB',
        '1.4 GB',
        '0:11:50',
        '',
      ),
    )
    return {
      subject: `[${word}] ${job} (${machines.length} ${machines.length === 1 ? 'object' : 'objects'})${bad}`,
      html: `<html><body><table>${row(`Backup job: ${job}`, word)}${row(`Created by OFFICE\\backup at ${usDay(at)}.`)}${row(`${machines.length} of ${machines.length} VMs processed`)}
${row('Success', '1', 'Start time', '1:00:00 AM', 'Total size', '211.0 GB', 'Backup size', '9.4 GB')}
${row('Warning', outcome === 'warning' ? '1' : '0', 'End time', '1:12:00 AM', 'Data read', '31.0 GB', 'Dedupe', '1.1x')}
${row('Error', outcome === 'failure' ? '1' : '0', 'Duration', '0:12:00', 'Transferred', '8.2 GB', 'Compression', '1.8x')}
${rows.join('\n')}</table><p>Veeam Backup &amp; Replication 12.1.2.172</p></body></html>`,
    }
  }
}

export function vzdump(node: string, guests: readonly string[]): Write {
  return ({ outcome, at, random }) => ({
    subject: `vzdump backup status (${node}): ${outcome === 'failure' ? 'backup failed' : 'backup successful'}`,
    text: [
      'Details',
      '=======',
      'VMID    Name         Status    Time      Size         Filename',
      ...guests.map(
        (guest, i) =>
          `${100 + i}     ${guest.padEnd(12)} ${outcome === 'failure' && i === 0 ? 'err' : 'ok '}       ${random.between(1, 9)}m ${random.between(1, 59)}s    ${random.between(2, 60)}.000 GiB   /mnt/dump/vzdump-qemu-${100 + i}-${isoDay(at).replaceAll('-', '_')}.vma.zst`,
      ),
      '',
      'Total running time: 9m 12s',
      'Total size: 81.500 GiB',
      '',
      'Logs',
      '====',
      `100: ${isoDay(at)} ${clock(at)} INFO: Starting Backup of VM 100 (qemu)`,
      ...(outcome === 'failure'
        ? [`100: ${isoDay(at)} ${clock(at)} ERROR: Backup of VM 100 failed - no space left on device`]
        : []),
    ].join('\n'),
  })
}

export function pbsSync(remote: string, store: string): Write {
  return ({ outcome }) => ({
    subject: `Sync remote '${remote}' datastore '${store}' ${outcome === 'failure' ? 'failed' : 'successful'}`,
    text: [
      `Job ID:             s-4411aa22-9c0f`,
      `Datastore:          ${store}`,
      `Remote:             ${remote}`,
      `Remote Store:       main`,
      '',
      outcome === 'failure' ? 'Synchronization failed: connection refused' : 'Synchronization successful.',
      '',
      'Please visit the web interface for further details:',
      '<https://pbs.example.com:8007>',
    ].join('\n'),
  })
}

export function duplicati(job: string): Write {
  return ({ outcome, at, random }) => ({
    subject: `Duplicati Backup report for ${job}`,
    text:
      outcome === 'failure'
        ? 'Failed: The server did not answer in time\nDetails: System.Net.WebException: timeout\n   at Duplicati.Library.Main.BackendManager.List()'
        : [
            `DeletedFiles: 0`,
            `ExaminedFiles: ${random.between(900, 9000)}`,
            `SizeOfExaminedFiles: ${random.between(1e8, 9e9)}`,
            'FilesWithError: 0',
            'MainOperation: Backup',
            `ParsedResult: ${outcome === 'success' ? 'Success' : 'Warning'}`,
            `EndTime: ${usDay(at)} 2:15:00 AM (${Math.floor(at.getTime() / 1000)})`,
            'Duration: 00:04:12.1100000',
            outcome === 'warning'
              ? 'Warnings: [\n  2025 - [Warning-Duplicati]: file is locked\n]'
              : 'Warnings: []',
            'Errors: []',
          ].join('\n'),
  })
}

export function acronis(task: string, machine: string): Write {
  const words: Words = {
    success: 'has succeeded',
    warning: 'has succeeded with warnings',
    failure: 'has failed',
  }
  const heads: Words = { success: 'succeeded', warning: 'succeeded with warnings', failure: 'failed' }
  return ({ outcome }) => ({
    subject: `[Acronis Backup] Task '${task}' ${heads[outcome]} on machine '${machine}'.`,
    text: `Type: ${outcome === 'failure' ? 'Error' : 'Information'}\nMessage: Command 'Backing up' has ended.\n\nTask '${task}' on machine '${machine}' ${words[outcome]}.`,
  })
}

export function hyperBackup(task: string, nas: string): Write {
  const subjects: Words = {
    success: `Die Datensicherungsaufgabe auf ${nas} wurde abgeschlossen`,
    warning: `Die Datensicherungsaufgabe auf ${nas} wurde abgeschlossen`,
    failure: `Die Datensicherung auf ${nas} ist fehlgeschlagen.`,
  }
  return ({ outcome }) => ({
    subject: subjects[outcome],
    text: `${subjects[outcome]}\n\nDatensicherungsaufgabe: ${task}\nSicherungsziel: tresor / ${task.toLowerCase()}.hbk\nStart: Mo, 3 Nov 2025 04:00:00\nDauer: 11 Minute 3 Second\n\nVon ${nas}`,
  })
}

export function hyperBackupEnglish(task: string, nas: string): Write {
  const words: Words = {
    success: 'has successfully completed',
    warning: 'was partially completed',
    failure: 'has failed',
  }
  return ({ outcome }) => ({
    subject: `[${nas}] Backup task on ${nas} ${words[outcome]}`,
    text: `Your backup task on ${nas} ${words[outcome]}.\n\nBackup Task: ${task}\nBackup Target: vault / ${task}.hbk\n\nGo to Hyper Backup > Log for details.\n\nFrom ${nas}`,
  })
}

export function qnap(job: string, nas: string): Write {
  const levels: Words = { success: 'Info', warning: 'Warning', failure: 'Error' }
  return ({ outcome, at }) => ({
    subject: `[${levels[outcome]}][${nas}] Hybrid Backup Sync`,
    text: `NAS Name: ${nas}\nSeverity: ${levels[outcome]}\nDate/Time: ${isoDay(at).replaceAll('-', '/')} ${clock(at)}\nApp Name: Hybrid Backup Sync\nCategory: Job Status\nMessage: [Hybrid Backup Sync] ${outcome === 'failure' ? `Failed to complete Backup job: "${job}". Destination is full.` : `Finished Backup job: "${job}"${outcome === 'warning' ? ' with errors' : ''}.`}`,
  })
}

export function kopia(path: string, host: string): Write {
  return ({ outcome, at }) => ({
    subject:
      outcome === 'failure'
        ? `Failed to create a snapshot of ${path} on ${host}`
        : `Successfully created a snapshot of ${path} on ${host}`,
    text: `Path: ${path}\n\n  Status:      ${outcome === 'failure' ? 'fatal' : 'success'}\n  Start:       ${at.toUTCString().replace('GMT', '+0000')}\n  Duration:    12.5s\n  Size:        2.2 GiB (+13 MiB)\n  Files:       1203 (+4)\n\nGenerated at ${at.toUTCString().replace('GMT', '+0000')} by Kopia v0.20.`,
  })
}

export function resticCron(host: string, script: string): Write {
  return ({ outcome, random }) => ({
    subject: `Cron <root@${host}> ${script}`,
    text:
      outcome === 'failure'
        ? 'Fatal: unable to open config file: server response unexpected: 503 Service Unavailable'
        : [
            `repository ${random.hex(8)} opened (version 2, compression level auto)`,
            'Added to the repository: 210.112 MiB (88.020 MiB stored)',
            '',
            `processed ${random.between(2000, 90000)} files, ${random.between(4, 90)}.120 GiB in 2:0${random.between(1, 9)}`,
            `snapshot ${random.hex(8)} saved`,
            ...(outcome === 'warning' ? ['Warning: at least one source file could not be read'] : []),
          ].join('\n'),
  })
}

export function borgCron(host: string, script: string): Write {
  return ({ outcome, at }) => ({
    subject: `Cron <root@${host}> ${script}`,
    text:
      outcome === 'failure'
        ? 'Connection closed by remote host. Is borg working on the server?\nterminating with error status, rc 2'
        : [
            `Archive name: ${host}-${isoDay(at)}`,
            'Archive fingerprint: 00aa11bb',
            `Time (start): Mon, ${isoDay(at)} 01:00:00`,
            'Duration: 2 minutes 12.50 seconds',
            'Number of files: 3210',
            '                       Original size      Compressed size    Deduplicated size',
            'This archive:               33.00 GB             22.00 GB             10.00 MB',
            'All archives:              330.00 GB            220.00 GB            100.00 GB',
            ...(outcome === 'warning'
              ? ['terminating with warning status, rc 1']
              : ['terminating with success status, rc 0']),
          ].join('\n'),
  })
}

export function bacula(job: string, client: string): Write {
  const heads: Words = {
    success: 'Backup OK',
    warning: 'Backup OK -- with warnings',
    failure: 'Backup Error',
  }
  return ({ outcome, at, number }) => ({
    subject: `Bacula: ${heads[outcome]} of ${client} Incremental`,
    text: [
      `${two(at.getUTCDate())}-Nov 00:30 dir1-dir JobId ${number}: Bacula dir1-dir 11.0.6 (10Mar22):`,
      '  Build OS:               x86_64-pc-linux-gnu',
      `  JobId:                  ${number}`,
      `  Job:                    ${job}.${isoDay(at)}_00.30.00_${two(number % 60)}`,
      '  Backup Level:           Incremental',
      `  Client:                 "${client}" 11.0.6`,
      `  Start time:             ${two(at.getUTCDate())}-Nov-2025 00:30:02`,
      '  Elapsed time:           3 mins 2 secs',
      '  FD Bytes Written:       5,120,442,100 (5.120 GB)',
      '  Non-fatal FD errors:    0',
      `  FD termination status:  ${outcome === 'failure' ? 'Error' : 'OK'}`,
      `  Termination:            ${outcome === 'failure' ? '*** Backup Error ***' : heads[outcome]}`,
    ].join('\n'),
  })
}

export function sqlAgent(job: string, server: string): Write {
  return ({ outcome, at }) => ({
    subject: `SQL Server Job System: '${job}' completed on \\\\${server}`,
    text: `JOB RUN:\t'${job}' was run on ${usDay(at)} at 10:05:00 PM\nDURATION:\t0 hours, 2 minutes, 11 seconds\nSTATUS: \t${outcome === 'failure' ? 'Failed' : 'Succeeded'}\nMESSAGES:\tThe job ${outcome === 'failure' ? 'failed' : 'succeeded'}.  The Job was invoked by Schedule 4 (Backups).  The last step to run was step 1 (Run).`,
  })
}

export function macrium(machine: string, definition: string): Write {
  const heads: Words = {
    success: 'Backup Success',
    warning: 'Backup with Warnings',
    failure: 'Backup Failed',
  }
  const faces: Words = { success: 'Success :)', warning: 'Warning :|', failure: 'Failed :(' }
  return ({ outcome }) => ({
    subject: `${machine}(${definition}) Macrium Reflect - ${heads[outcome]}`,
    text: `${faces[outcome]}\n\nComputer: ${machine}\nDefinition: ${definition}\nFailure count: ${outcome === 'failure' ? 1 : 0}`,
  })
}

export function backupExec(job: string, server: string): Write {
  const heads: Words = {
    success: 'Job Success',
    warning: 'Job Completed with Exceptions',
    failure: 'Job Failed',
  }
  const bodies: Words = {
    success: 'The job completed successfully.',
    warning:
      'The job completed successfully.  However, the following conditions were encountered:\nOne or more files were in use.',
    failure: 'The job failed with the following error: The device has reported an error.',
  }
  return ({ outcome }) => ({
    subject: `Backup Exec Alert: ${heads[outcome]} (Server: "${server}") (Job: "${job}")`,
    text: `(Server: "${server}") (Job: "${job}") ${bodies[outcome]}`,
  })
}

export function comet(item: string, user: string, device: string): Write {
  const words: Words = { success: 'Success', warning: 'Warning', failure: 'Error' }
  return ({ outcome, at, random }) => ({
    subject: `${words[outcome]} - Backup of "${item}"`,
    text: `Username: ${user}\nType: Backup\nStatus: ${words[outcome]}\nStarted: ${at.getUTCDate()} Nov 25 01:45 UTC\nStopped: ${at.getUTCDate()} Nov 25 01:59 UTC\nProtected Item: "${item}"\nStorage Vault: "Main vault"\nDevice: "${device}"\nClient Version: 24.9.2\nTotal Files: ${random.between(90, 9000)}\nTotal Size: ${random.between(100, 900)}.120 MB\nUploaded: 12.000 MB`,
  })
}

export function nakivo(job: string): Write {
  const words: Words = {
    success: 'has finished successfully',
    warning: 'has finished with warnings',
    failure: 'has failed',
  }
  return ({ outcome }) => ({
    subject: `"${job}" job ${words[outcome]}`,
    text: `NAKIVO Backup & Replication\n\nJob name: ${job}\nJob type: Backup job for VMware\nLast run: ${{ success: 'Successful', warning: 'Finished with warnings', failure: 'Failed' }[outcome]}`,
  })
}

export function windowsServerBackup(computer: string): Write {
  return ({ outcome }) => ({
    subject: `Windows Server Backup on ${computer}`,
    text: `Log Name: Microsoft-Windows-Backup\nSource: Microsoft-Windows-Backup\nEvent ID: ${outcome === 'failure' ? 517 : 4}\nComputer: ${computer}\nDescription:\n${outcome === 'failure' ? "The backup operation that started has failed with following error code '0x80780119'." : 'The backup operation has finished successfully.'}`,
  })
}

export function urbackup(client: string): Write {
  return ({ outcome }) => ({
    subject: `UrBackup: Report for client ${client}`,
    text: `Starting scheduled incremental file backup...\nTime taken for backing up client ${client}: 3m 41s\n${outcome === 'warning' ? 'WARNING: Some files could not be indexed\n' : ''}${outcome === 'failure' ? 'ERROR: Could not connect to the client\nBackup failed' : 'Transferred 812 MB - Average speed: 90 MBit/s\nBackup succeeded'}`,
  })
}

export function csvReport(devices: readonly string[]): Write {
  return ({ outcome, at }) => ({
    subject: `Backup Report CSV ${isoDay(at)}`,
    text: [
      'Device,Status,Backup Date,Job,Client,Data Size',
      ...devices.map(
        (device, i) =>
          `${device},${i === 1 && outcome !== 'success' ? (outcome === 'failure' ? 'Failed' : 'Warning') : 'Success'},${isoDay(at)} 02:0${i},Daily files,Example Ltd,${12 + i} GB`,
      ),
    ].join('\n'),
  })
}
