/** Mails of further products, in words of our own after the patterns of their reports. */
import type { Outcome, Run, Text } from './pile.ts'
import { clock, germanDay, isoDay } from './writers.ts'

type Words = { readonly [outcome in Outcome]: string }
type Write = (run: Run) => Text

export function activeBackup(job: string, nas: string): Write {
  const words: Words = { success: 'completata', warning: 'parzialmente completata', failure: 'non riuscita' }
  const bodies: Words = {
    success: 'è stata completata',
    warning: 'è stata parzialmente completata',
    failure: 'non è stata completata',
  }
  return ({ outcome, at }) => ({
    subject: `${nas} Active Backup for Business - attività di backup ${job} su ${nas} ${words[outcome]}`,
    text: `L'attività di backup ${job} su ${nas} ${bodies[outcome]}.\n\nAttività di backup: ${job}\nOra d’inizio: ${germanDay(at).replaceAll('.', '/')} 02:00\nOra di fine: ${germanDay(at).replaceAll('.', '/')} 02:10\nDimensioni trasferite: 812.4 MB\n\nDa ${nas}`,
  })
}

export function arcserve(node: string): Write {
  const words: Words = {
    success: 'Backup Job Finished',
    warning: 'Backup Job Finished',
    failure: 'Backup Job Failed',
  }
  return ({ outcome, at }) => ({
    subject: `Arcserve UDP Alert: ${node} - ${words[outcome]}${outcome === 'warning' ? ' with warnings' : ''}`,
    text: `Arcserve Unified Data Protection\n\nNode Name: ${node}\nJob Type: Backup\nJob Status: ${{ success: 'Finished', warning: 'Finished with warnings', failure: 'Failed' }[outcome]}\nExecution Time: ${isoDay(at)} ${clock(at)}\nProcessed Data: 12.1 GB`,
  })
}

export function msp360(plan: string, computer: string): Write {
  const heads: Words = { success: 'erfolgreich', warning: 'mit WARNUNGEN', failure: 'fehlgeschlagen' }
  return ({ outcome, at }) => ({
    subject: `${plan} auf ${computer}: Backup ${heads[outcome]}`,
    text: `MSP360 Managed Backup\n\nPlan-Name: ${plan}\nComputer: ${computer}\nStatus: ${heads[outcome]}\nStart: ${germanDay(at)} ${clock(at)}\nBackup-Dauer: 00:11:20\nGesicherte Daten: 1,24 GB`,
  })
}

export function ahsay(user: string, set: string): Write {
  const words: Words = { success: 'OK', warning: 'OK (with warnings)', failure: 'Backup finished with error' }
  return ({ outcome, at }) => ({
    subject: `Backup Report [${words[outcome]}] > ${user} > ${set} > ${isoDay(at)}-03-50-00`,
    text: `Backup Job Summary\n\nUser: ${user}\nBackup Set: ${set}\nJob: ${isoDay(at)}-03-50-00\nJob Status: ${words[outcome]}\nTotal Files: 881\nTotal Size: 12.31G`,
  })
}

export function arq(computer: string): Write {
  return ({ outcome, at }) => ({
    subject: `Arq: Backup ${{ success: 'completed', warning: 'completed with 2 errors', failure: 'failed' }[outcome]} on ${computer}`,
    text: `${isoDay(at)} ${clock(at)} Arq Agent version 7.24\nBackup plan: Documents\n${outcome === 'failure' ? 'Error: destination volume is not mounted\nBackup failed' : `Scanned 12 GB\nUploaded 80 MB\n${outcome === 'warning' ? 'Error: /Users/x/y: file changed\nError: /Users/x/z: Operation not permitted\n' : '0 errors\n'}Backup ended`}`,
  })
}

export function cobian(task: string): Write {
  return ({ outcome, at }) => ({
    subject: `Cobian Reflector: "${task}" ${outcome === 'failure' ? 'terminated with errors' : 'completed successfully'}`,
    text: `*** Cobian Reflector ***\n${isoDay(at)} ${clock(at)} Backing up the task "${task}"\n${isoDay(at)} ${clock(at)} Backup done for the task "${task}". Errors: ${outcome === 'failure' ? 3 : 0}. Processed files: 1204. Backed up files: 88. Total size: 1.2 GB`,
  })
}

export function amanda(config: string): Write {
  const months = { 10: 'November' } as const
  return ({ outcome, at }) => ({
    subject: `${config} ${outcome === 'failure' ? 'FAIL: ' : ''}AMANDA MAIL REPORT FOR ${months[10]} ${at.getUTCDate()}, ${at.getUTCFullYear()}`,
    text: [
      'Hostname: tape1',
      `Org     : ${config}`,
      `Config  : ${config}`,
      '',
      ...(outcome === 'failure'
        ? ['FAILURE DUMP SUMMARY:', '  db1 /srv lev 0  FAILED [data timeout]', '']
        : []),
      ...(outcome === 'warning' ? ['STRANGE DUMP SUMMARY:', '  www /etc lev 1  STRANGE', ''] : []),
      'STATISTICS:',
      '                          Total       Full      Incr.',
      'Estimate Time (hrs:min)    0:01',
      'Run Time (hrs:min)         0:22',
      'Dump Time (hrs:min)        0:20       0:20       0:00',
      'Original Size (meg)      8012.0     8012.0        0.0',
      '',
      '(brought to you by Amanda version 3.5.1)',
    ].join('\n'),
  })
}

export function rsnapshot(host: string): Write {
  return ({ outcome, at }) => ({
    subject: `rsnapshot daily on ${host}: ${outcome === 'failure' ? 'ERROR' : 'completed successfully'}`,
    text: `[${isoDay(at)}T${clock(at)}] /usr/bin/rsnapshot daily: started\n${outcome === 'failure' ? '/usr/bin/rsnapshot daily: ERROR: /usr/bin/rsync returned 255 while processing root@www:/etc/' : `[${isoDay(at)}T${clock(at)}] /usr/bin/rsnapshot daily: completed successfully`}`,
  })
}

export function pbsVerifyLike(pool: string, target: string): Write {
  return ({ outcome, at }) => ({
    subject: `Replication ${pool} -> ${target} ${outcome === 'failure' ? 'failed' : 'finished successfully'}`,
    text: `Replication of snapshots from ${pool} to ${target} ${outcome === 'failure' ? 'failed: connection timed out' : 'finished successfully'} at ${isoDay(at)} ${clock(at)}.\nSent 4.1 GiB.`,
  })
}
