/** What subjects of notices speak of: of licences, versions, logins, tests, bills, settings that were changed. */
const words: readonly RegExp[] = [
  /licen[sc]e|lizenz|licenza|licencia|licença|licentie|licens|lisens|licencj|licenc[ei]|лицензи/u,
  /subscription|abonnement|suscripción|abbonamento|new version|neue version|nouvelle version/u,
  /nuova versione|nueva versión|nova versão|nieuwe versie|ny version|ny versjon|nowa wersja/u,
  /nová verze|uusi versio|новая версия|nuevo dispositivo|passwor[dt]/u,
  /(?:verification|security|login|one-time) code|bestätigungscode|sicherheitscode/u,
  /code de vérification|codice di verifica|código de verificación|mot de passe|contraseña|senha/u,
  /wachtwoord|adgangskode|lösenord|hasło|heslo|пароль|sign-?in|log-?in|anmeldung/u,
  /(?<!\p{L})test ?(?:e-?mail|mail|message|notification|nachricht)|message de test|e-?mail de test/u,
  /messaggio di prova|mensaje de prueba|correo de prueba|mensagem de teste|testbericht|testbesked/u,
  /testmeddelande|wiadomość testowa|e-mail di prova|email di prova|e-?mail de prueba/u,
  /e-?mail de teste|test-?e-?mail|testmail|testmejl|teste-post|testovací|testiviesti|testnachricht/u,
  /тестовое|prueba de correo|(?:test|teste|prova) (?:di |de |d')(?:e-?mail|correo|notifi\p{L}*)/u,
  /(?:e-?mail|mail)[- ]?test(?!\p{L})|invoice|rechnung|facture|fattura|factura|fatura|factuur/u,
  /(?:jobs?|tasks?|plan|policy|auftrag|aufgabe|tâche|tarea|attività|taak|tarefa)(?: (?:"[^"]*"|'[^']*'|\S+))? (?:was|has been|wurde|a été|ha sido|è stat[oa]|is|foi) (?:created|deleted|removed|modified|changed|added|edited|renamed|angelegt|gelöscht|geändert|hinzugefügt|créée?|supprimée?|modifiée?|cread[oa]|eliminad[oa]|modificad[oa]|creat[oa]|eliminat[oa]|modificat[oa]|aangemaakt|verwijderd|gewijzigd|criad[oa]|excluíd[oa])/u,
  /(?:maintenance|support|wartung|assistance|contract|vertrag|contrat|contratto|contrato|manutenzione|mantenimiento|manutenção|onderhoud|warranty|garantie|agreement|abonnemang|umowa)(?!\p{L})[^\n]{0,60}(?:expir|renew|läuft[^\n]{0,30} ab(?!\p{L})|ablaufen|abgelaufen|scade|scadenza|caduc|venc|verloop|verlopen|udløb|upphör|går ut|löper ut|wygas)/u,
  /soft delete|firmware|wartungsfenster|wartungsarbeiten|webinar|newsletter|welcome|willkommen|bienvenue/u,
  /benvenuto|bienvenido/u,
  /(?:trial|testversion|testphase)(?: \p{L}+){0,5} (?:ends|expires|ended|expired|endet|läuft ab)/u,
  /(?:versions?|updates?|packages|releases?|upgrades?|\d\.\d\S*) (?:is |are |now |ist )*(?:available|verfügbar|released)/u,
  /(?:planned|scheduled|emergency) maintenance|maintenance (?:window|work|of)|how satisfied/u,
  /satisfaction survey/u,
  /(?:certificate|zertifikat|certificat\p{L}{0,3})[^\n]{0,60}(?:expir|läuft|abgelaufen|scad|caduc|verloopt)/u,
  /ny enhed|ny enhet|nouvel appareil|neues gerät|nuovo dispositivo|novo dispositivo|nieuw apparaat/u,
  /(?:used|using|consumed|reached|exceeded) (?:over |more than |about )?\d{2,3} ?% of (?:your |the |its )?(?:\p{L}+ ){0,2}(?:storage|space|plan|allowance|capacity)/u,
  /\d{2,3} ?% (?:ihres|des|de votre|de l'|dello|della|del|de su|do seu|do|da sua|van uw|van je|af din|av ditt|av din|twojej|miejsca|przestrzeni)[ '](?:\p{L}+ ){0,2}(?:speicher\p{L}*|espace|stockage|spazio|archiviazione|almacenamiento|espacio|armazenamento|espaço|opslag\p{L}*|lagerplads|lagring\p{L}*|przestrzeni|miejsca)/u,
  /nowe urządzenie|kontingent|quota|soft delete/u,
  /(?:geplante|planerat|planlagt|gepland|planowan\p{L}|plánovan\p{L}) (?:wartung|underhåll|vedligehold\p{L}*|onderhoud|konserwacj\p{L}|údržb\p{L})/u,
  /(?:maintenance|manutenzione|mantenimiento|manutenção) (?:planifiée|programm(?:ée|ata)|programad[oa])/u,
  /^(?!.*(?:back-?ups?(?! (?:agent|client|software|server|exec))|cop(?:y|ies)(?!\p{L})|mirror|archiv|snapshot|sync|sicherung|sauvegarde|copia|kopi)).*(?:(?:was|were|has been|have been) (?:updated|upgraded)|wurden? (?:aktualisiert|upgegradet)|(?:été|est) mise? à (?:jour|niveau)|stat[oa] aggiornat[oa]|(?:ha sido|se ha) actualizad[oa]|foi atualizad[oa]|(?:is|werd) bijgewerkt|blev (?:opdateret|uppdaterad)|har uppdaterats|został[ao]? zaktualizowan[aoy])/u,
  // What goes out of use, and what has to be done before it does.
  /(?<!\p{L})(?:end[- ]of[- ](?:life|support|sale|service|maintenance)|(?:is|are|will be|being|to be) (?:retired|discontinued|deprecated|sunset|phased out)|retirement of|retiring|deprecation|deprecated)(?!\p{L})/u,
  /(?<!\p{L})(?:abgekündigt|abkündigung|supportende|ende (?:des|der) (?:supports?|wartung|unterstützung)|einstellung (?:des|der) (?:dienst|support)|fin de (?:vie|support|soporte|vida|suporte|maintenance)|fine (?:del )?(?:supporto|vita)|fim do suporte|einde (?:van de )?(?:ondersteuning|levensduur)|(?:support|supporten) (?:ophører|upphör|udløber)|koniec wsparcia|wycofani[ea])(?!\p{L})/u,
  /(?<!\p{L})(?:update|upgrade|renew|migrate)(?: (?:your|the|to))? (?:\S+ ){0,6}(?:before|by|until) (?:the )?\d/u,
  /(?<!\p{L})(?:aktualisieren|verlängern|erneuern) sie|mettez à jour|renouvelez|aggiorna(?:re|te)? (?:il|la|l')|actualice (?:su|el|la)|renueve|atualize|werk (?:uw|je) \S+ bij|opdater (?:din|jeres)|uppdatera (?:din|er)|zaktualizuj/u,
  /(?<!\p{L})(?:update|upgrade|aktualisierung|mise à jour|aggiornamento|actualización|atualização|opdatering|uppdatering|aktualizacja|hotfix|service pack|patch)(?: \S+){0,4} (?:installed|available|required|recommended|released|installiert|verfügbar|erforderlich|disponible|disponibile|disponível|requise|necessari[oa]|instalad[oa]|installat[oa]|beschikbaar|geïnstalleerd|vereist|tilgængelig|tillgänglig|installerad|installeret|dostępna|zainstalowana)(?!\p{L})/u,
  /new (?:mailbox(?:es)?|users?|sites?|devices?|machines?|vms?|virtual machines?|computers?|accounts?|databases?|agents?|groups?|teams?|drives?|servers?|hosts?|clients?|object)s? (?:\p{L}+ ){0,3}(?:discovered|detected|found|added|enabled|protected|registered|created)/u,
  /(?:neue[srn]? (?:postfach|postfächer|benutzer|gerät|geräte|server|maschine|konto|datenbank)|nouve(?:lle|au)x?s? (?:boîtes?|utilisateurs?|machines?|comptes?|serveurs?)|nuov[oaie] (?:casell[ae]|utent[ei]|macchin[ae]|server|account)|nuev[oa]s? (?:buz[oó]n(?:es)?|usuarios?|equipos?|cuentas?|servidor(?:es)?)|nov[oa]s? (?:caixas?|usuários?|utilizador\p{L}*|contas?|servidor(?:es)?)|nieuwe? (?:postvak\p{L}*|gebruikers?|account|server)|ny[et]? (?:postkasse|postlåda|bruger|användare|konto|server)|now[yae] (?:skrzynk\p{L}|użytkownik|konto|serwer))(?: \S+){0,4} (?:gefunden|erkannt|entdeckt|hinzugefügt|découverte?s?|détectée?s?|ajoutée?s?|trovat[oaie]|rilevat[oaie]|aggiunt[oaie]|detectad[oa]s?|encontrad[oa]s?|añadid[oa]s?|adicionad[oa]s?|descobert[oa]s?|gevonden|ontdekt|toegevoegd|fundet|opdaget|tilføjet|upptäckt|hittad|tillagd|wykryt[aoy]|znalezion[aoy]|dodan[aoy])/u,
]

/** What it mends is listed in it: no failures of a run. */
export const release: RegExp =
  /(?<!\p{L})(?:release notes|changelog|what's new|patch notes|versionshinweise|notes de (?:version|publication)|note di rilascio|notas de (?:la )?versión|notas de (?:versão|lançamento))(?!\p{L})|(?<!\p{L})(?:version|release|update|upgrade|hotfix|patch|service pack|beta|versione|versión|versão|versie|aktualisierung|mise à jour|aggiornamento|actualización|atualização|aktualizacja|wersja|opdatering|uppdatering|v?\d+\.\d+[\d.]*)(?!\p{L})[^\n]{0,60}(?<!\p{L})(?:available|released|is here|is out|verfügbar|erschienen|veröffentlicht|freigegeben|disponible|disponibile|disponível|beschikbaar|tilgængelig|tillgänglig|tilgjengelig|dostępn[aey])(?!\p{L})/iu

export const notice: RegExp = new RegExp(words.map(({ source }) => source).join('|'), 'iu')
