/** Labels that stand before names of jobs, machines and destinations in the messages of many products, better ones
 *  first, in the languages of the lexicon. A label has no digits and no comma. */
import { labels } from './label-list.ts'

export const jobLabels: readonly string[] = labels(
  'job name, jobname, policyname, policy name, backup job, job, task name, backup task, task, plan name, backup plan, plan, backup name, ',
  'backup set, backup specification, specification, profile, backup job name, schedule name, set name, policy, job title, auftrag, ',
  'auftragsname, sicherungsauftrag, aufgabe, aufgabenname, sicherungsaufgabe, sicherung, ',
  'datensicherungsaufgabe, plan-name, jobname, tâche, nom de la tâche, tâche de sauvegarde, ',
  'nom du travail, travail, attività, nome attività, processo, nome processo, lavoro, tarea, ',
  'nombre de la tarea, trabajo, nombre del trabajo, taak, taaknaam, back-uptaak, tarefa, ',
  'nome da tarefa, trabalho, opgave, opgavenavn, backupopgave, jobb, uppgift, jobbnamn, zadanie, ',
  'nazwa zadania, sicherungslauf, sicherungsplan, sicherungsjob, sicherungsname, backup-job, ',
  'backupjob, backup-auftrag, backupauftrag, backup-plan, backup-name, profil, profilname, sicherungssatz, backup-satz, jeu de sauvegarde, conjunto de copias, set di backup, ',
  'nom de la sauvegarde, plan de sauvegarde, nom du plan, nom du profil, nom du job, ',
  'nome del processo, nome del backup, nome backup, nome lavoro, nome del lavoro, nome job, ',
  'nome operazione, piano, piano di backup, profilo, nombre de la copia, nombre del plan, nombre de tarea, ',
  'nombre del respaldo, plan de copia, perfil, nome do backup, nome do trabalho, nome do plano, ',
  'rotina, rotina de backup, plano, plano de backup, back-upjob, back-upnaam, back-upplan, profiel, ',
  'jobnavn, backupnavn, backupjobb, uppgiftsnamn, säkerhetskopieringsjobb, oppgave, nazwa kopii, ',
  'nazwa planu, plan kopii, zadanie kopii zapasowej, úloha, název úlohy, tehtävä, задание, задача, ',
  'имя задания, имя задачи, schutzplan, plan de protection, plan de protección, piano di protezione, ',
  'plano de proteção, beschermingsplan, beskyttelsesplan, skyddsplan, plan ochrony, projekt kopii, ',
  "plannaam, plannavn, plannamn, naam van het plan, planens navn, jobbnavn, oppgavenavn, nome da operação, nome operação, nom de l'opération, nombre de la operación, vorgangsname, ",
  'conjunto de copia de seguridad, operación, operación de copia, operação, opération, operazione, ',
  'tarefa de cópia de segurança, sikkerhedskopieringsopgave, säkerhetskopieringsuppgift, ',
  'automation stitch, protection domain, protection group, schutzgruppe, groupe de protection, gruppo di protezione, grupo de protección, unit, ',
  'aktivitet, workflow, monitor name, check name, monitor, sensor name, recurring job, invoker name, ',
  'job policy, backup policy, protection policy, sicherungsrichtlinie, stratégie de sauvegarde, criterio di backup, ',
  'directiva de copia, política de copia, política de backup, back-upbeleid, säkerhetskopieringspolicy, zasady kopii',
)

export const machineLabels: readonly string[] = labels(
  'clientname, machinename, backup client, protected system, protected machine, protected server, computer, computer name, machine, machine name, hostname, host name, host, server, server name, ',
  'device, device name, nas name, client, client name, node, node name, agent, endpoint, system, rechner, ',
  "rechnername, computername, gerät, gerätename, servername, ordinateur, nom de l'ordinateur, poste, ",
  'serveur, appareil, nome computer, macchina, dispositivo, nome nas, equipo, nombre del equipo, ',
  'servidor, máquina, computador, apparaat, computernaam, enhed, enhedsnavn, enhet, dator, datornamn, ',
  'komputer, nazwa komputera, urządzenie, serwer, nom du serveur, nom de la machine, nom du poste, ',
  'hôte, nome server, nome macchina, nome host, postazione, nombre del servidor, equipo origen, ',
  'ordenador, nome do servidor, nome do computador, servernaam, apparaatnaam, maskine, servernavn, ',
  'maskin, servernamn, nazwa serwera, nazwa hosta, počítač, zařízení, palvelin, tietokone, laite, ',
  'сервер, компьютер, pc, arbeitsplatz, arbeitsstation, poste de travail, stacja robocza, stacja, ',
  'computadora, estación de trabajo, estação de trabalho, werkstation, arbejdsstation, arbetsstation, ',
  'nas-name, nas-naam, nas-navn, nas-namn, nom du nas, nombre del nas, nome do nas, nazwa nas, ',
  'virtual machine, virtual machine name, vm name, vm, virtuelle maschine, machine virtuelle, macchina virtuale, ',
  'router, switch, firewall, gateway, devname, tnas name, source host, source machine, source server, source computer, backup host, quellrechner, quellserver, ',
  'máquina virtual, virtuele machine, virtuel maskine, virtuell maskin, maszyna wirtualna, ',
  'instance, instance name, db instance, droplet, vps, source id, source identifier, instanz, istanza, instancia, instância',
)

/** Of several machines. */
export const clusterLabels: readonly string[] = labels('cluster name, cluster')

export const vaultLabels: readonly string[] = labels(
  'storage vault, vault, destination, backup destination, target, repository, storage, ziel, ',
  'sicherungsziel, destinazione, destino, bestemming, destinasjon, destination name',
)

/** Of columns, which say less alone. */
export const jobColumns: ReadonlySet<string> = new Set([
  ...jobLabels,
  'schedule',
  'zeitplan',
  'planification',
])
export const machineColumns: ReadonlySet<string> = new Set(
  [...machineLabels, 'source'].filter(name => name !== 'system'),
)
