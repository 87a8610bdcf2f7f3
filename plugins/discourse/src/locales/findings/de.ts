const UPGRADE = 'Aktualisieren Sie das Forum mit der Vorlage des Portals.';
const CHECK_WORKERS =
  'Sehen Sie nach den Sidekiq-Pods und ihren Protokollen; starten Sie sie neu, wenn sie hängen, und prüfen Sie, ob eine Wiederherstellung Sidekiq angehalten hat.';
const START_BACKUP =
  'Starten Sie eine auf dem Reiter Discourse und prüfen Sie dann die Einstellungen der Sicherung und den Speicher des Forums.';
const CHECK_DATABASE_BACKUPS =
  'Sehen Sie nach den Backup-Objekten des Datenbank-Clusters und nach Zugang und Erreichbarkeit des Objektspeichers.';
const TRY_RESTORE =
  'Stellen Sie die neueste Sicherung in einem Forum neben diesem wieder her; die Anleitung liegt im Repository.';
const CHECK_CERTIFICATE =
  'Sehen Sie nach den Ereignissen des Zertifikats und seiner Anforderung: DNS, Aussteller und dessen Grenzen sind die üblichen Ursachen.';
const USE_KEY =
  'Lesen Sie das Forum neu, damit der Schlüssel benutzt wird, oder ersetzen Sie ihn in der Registratur.';
const READ_QUEUE =
  'Sehen Sie nach, welche Aufträge die Warteschlange füllen, und vergrößern Sie Sidekiq mit der Vorlage des Portals.';

/** German words of the findings. */
const findingsDe: Record<string, string> = {
  'health-ok.title': 'Das Forum antwortet',
  'health-ok.detail': 'GET /srv/status dauerte {{responseMs}} ms.',
  'health-not-ok.title': 'Das Forum antwortet, aber nicht mit ok',
  'health-not-ok.nextStep': 'Sehen Sie in die Protokolle der Web-Pods.',
  'health-read-only.title': 'Das Forum nimmt nur Lesezugriffe an',
  'health-read-only.nextStep':
    'Warten Sie das Ende einer Wiederherstellung oder Umschaltung ab, oder schalten Sie den Nur-Lese-Betrieb in den Einstellungen der Sicherung aus.',
  'version-security-update.title':
    'Für {{installed}} gibt es eine Sicherheitsaktualisierung',
  'version-security-update.nextStep': UPGRADE,
  'version-support-ending.title':
    'Die Unterstützung für {{installed}} endet am {{supportEnds}}',
  'version-support-ending.nextStep': UPGRADE,
  'version-current.title': 'Version {{installed}} ist aktuell',
  'version-unknown.title': 'Die Version hat eine unbekannte Form',
  'version-unknown.detail': 'Das Forum sagt „{{installed}}“.',
  'version-unknown.nextStep':
    'Vergleichen Sie sie von Hand mit den Veröffentlichungen von Discourse.',
  'sidekiq-no-workers.title':
    'Kein Sidekiq-Prozess läuft, {{enqueued}} Aufträge warten',
  'sidekiq-no-workers.nextStep': CHECK_WORKERS,
  'sidekiq-paused.title':
    'Sidekiq ist angehalten: {{scheduled}} Aufträge aufgeschoben',
  'sidekiq-paused.nextStep':
    'Eine Wiederherstellung oder Umschaltung hält Sidekiq an und setzt es am Ende fort. Läuft keine, führen Sie Sidekiq.unpause! in der Konsole des Forums aus.',
  'sidekiq-stuck.title':
    'Sidekiq steht: {{enqueued}} Aufträge warten, keiner wird fertig',
  'sidekiq-stuck.detail': 'Seit {{stalledSeconds}} wurde keiner fertig.',
  'sidekiq-stuck.nextStep': CHECK_WORKERS,
  'sidekiq-idle.title': 'Kein Auftrag wartet',
  'sidekiq-fine.title': '{{enqueued}} Aufträge warten, nichts Ungewöhnliches',
  'sidekiq-backlog.title':
    '{{enqueued}} Aufträge warten; ob es abnimmt, ist noch nicht zu sagen',
  'sidekiq-growing.title':
    '{{enqueued}} Aufträge warten, {{perMinute}} mehr in jeder Minute',
  'sidekiq-growing.detail': 'Gemessen über {{measuredSeconds}}.',
  'sidekiq-growing.nextStep': READ_QUEUE,
  'sidekiq-draining.title':
    '{{enqueued}} Aufträge warten, in etwa {{leftSeconds}} abgearbeitet',
  'sidekiq-draining.detail':
    'Um {{perMinute}} in der Minute, gemessen über {{measuredSeconds}}.',
  'sidekiq-not-draining.title':
    '{{enqueued}} Aufträge warten, und es werden nicht weniger',
  'sidekiq-not-draining.detail': 'Gemessen über {{measuredSeconds}}.',
  'sidekiq-not-draining.nextStep': READ_QUEUE,
  'sidekiq-retries.title':
    '{{retries}} Aufträge schlugen fehl und werden wiederholt',
  'sidekiq-retries.detail':
    'Sidekiq versucht jeden etwa drei Wochen lang erneut und gibt ihn dann auf.',
  'sidekiq-retries.nextStep':
    'Lesen Sie die Fehler unter /sidekiq/retries des Forums; viele gleiche haben eine Ursache.',
  'sidekiq-dead-jobs.title': '{{dead}} Aufträge schlugen endgültig fehl',
  'sidekiq-dead-jobs.detail': '{{retries}} weitere warten auf Wiederholung.',
  'sidekiq-dead-jobs.nextStep':
    'Lesen Sie die Fehler unter /sidekiq/morgue des Forums; wiederholen oder löschen Sie sie dort.',
  'backup-fresh.title': 'Die neueste Sicherung ist {{ageSeconds}} alt',
  'backup-fresh.detail': '{{kept}} Sicherungen sind aufbewahrt.',
  'backup-late.title': 'Die neueste Sicherung ist {{ageSeconds}} alt',
  'backup-late.detail':
    'Sie ist vom {{newestAt}}; erwartet wird alle {{expectedEverySeconds}} eine. {{kept}} sind aufbewahrt.',
  'backup-late.nextStep': START_BACKUP,
  'backup-running.title': 'Eine Sicherung oder Wiederherstellung läuft',
  'backup-database-late.title':
    'Die neueste Sicherung der Datenbank ist {{ageSeconds}} alt',
  'backup-database-late.detail':
    'Sie ist vom {{lastGoodAt}}; erwartet wird alle {{expectedEverySeconds}} eine.',
  'backup-database-late.nextStep': CHECK_DATABASE_BACKUPS,
  'backup-wal-not-archived.title':
    'Die Datenbank sichert ihr Schreibprotokoll nicht',
  'backup-wal-not-archived.detail':
    'Wiederherstellbar ist nur die letzte Grundsicherung, und die Platte der Datenbank läuft voll.',
  'backup-wal-not-archived.nextStep': CHECK_DATABASE_BACKUPS,
  'backup-never-restored.title':
    'Noch nie wurde eine Sicherung des Forums wiederhergestellt',
  'backup-never-restored.detail':
    'Nur eine Wiederherstellung beweist, dass eine Sicherung gut ist.',
  'backup-never-restored.nextStep': TRY_RESTORE,
  'backup-restore-old.title':
    'Die letzte Probe einer Wiederherstellung ist {{ageSeconds}} her',
  'backup-restore-old.detail': 'Sie war am {{restoredAt}}.',
  'backup-restore-old.nextStep': TRY_RESTORE,
  'backup-restore-failed.title':
    'Die neueste Sicherung ließ sich nicht wiederherstellen',
  'backup-restore-failed.detail':
    'Die Probe vom {{triedAt}} wies sie ab: {{reason}}.',
  'backup-restore-failed.nextStep':
    'Den Grund im Handbuch „Backup and restore“ des Repositorys nachschlagen, beheben und erneut proben.',
  'backup-restore-unverified.title':
    'Das Ergebnis der Wiederherstellungsprobe ist nicht vom Forum signiert',
  'backup-restore-unverified.detail': 'Es zählt nicht, was immer darin steht.',
  'backup-restore-unverified.nextStep':
    'Nach einem Wechsel der Schlüssel signiert die nächste Probe neu; sonst prüfen, wer in den Namespace des Forums schreibt.',
  'certificate-expired.title': 'Das Zertifikat „{{name}}“ ist abgelaufen',
  'certificate-expired.detail':
    'Es galt bis {{notAfter}}. Browser weisen das Forum ab.',
  'certificate-expired.nextStep': CHECK_CERTIFICATE,
  'certificate-expiring.title': 'Das Zertifikat „{{name}}“ läuft bald ab',
  'certificate-expiring.detail':
    'Es gilt bis {{notAfter}} und wurde nicht erneuert.',
  'certificate-expiring.nextStep': CHECK_CERTIFICATE,
  'delivery-out-of-sync.title':
    'Auf dem Cluster läuft nicht, was im Repository steht',
  'delivery-out-of-sync.nextStep':
    'Sehen Sie „{{name}}“ in {{tool}} an: Ein Fehler beim Abgleich nennt das Objekt, eine Änderung von Hand gehört ins Repository.',
  'drift-repository.title':
    'Dateien, die vom Rendern der forum.yaml abweichen: {{files}}',
  'drift-repository.nextStep':
    'Nutzen Sie die Vorlage zum Neurendern: Sie behält, was von Hand geändert wurde.',
  'drift-groups.title': 'Gruppen, die von Git abweichen: {{groups}}',
  'drift-groups.nextStep':
    'Übernehmen Sie die Änderung auf dem Reiter Gruppen, machen Sie sie rückgängig oder dulden Sie sie bis zu einem Tag.',
  'keys-operate-refused.title': 'Das Forum weist den Schlüssel zum Handeln ab',
  'keys-operate-refused.detail':
    'Sicherungen und Änderungen an Gruppen lassen sich von hier nicht starten.',
  'keys-operate-refused.nextStep':
    'Legen Sie für einen Administrator einen unbeschränkten Schlüssel an und tragen Sie ihn in die Registratur ein.',
  'keys-operate-limited.title': 'Der Schlüssel zum Handeln erlaubt nicht alles',
  'keys-operate-limited.detail': 'Er hat die Rechte {{scopes}}.',
  'keys-operate-limited.nextStep':
    'Für Sicherungen und Besitzer von Gruppen hat Discourse kein einzelnes Recht: Nur ein unbeschränkter Schlüssel erlaubt sie.',
  'keys-monitor-too-strong.title':
    'Der Schlüssel zum Lesen darf mehr als lesen',
  'keys-monitor-too-strong.nextStep':
    'Legen Sie einen Schlüssel nur mit global:read an, tragen Sie ihn als nächsten Schlüssel zum Lesen ein und entziehen Sie diesen, wenn er ersetzt ist.',
  'key-expiring-monitor.title':
    'Discourse entzieht den unbenutzten Schlüssel zum Lesen am {{revokedAt}}',
  'key-expiring-monitor.nextStep': USE_KEY,
  'key-expiring-operate.title':
    'Discourse entzieht den unbenutzten Schlüssel zum Handeln am {{revokedAt}}',
  'key-expiring-operate.nextStep': USE_KEY,
  'groups-readable.title': '{{groups}} Gruppen neben den automatischen',
};

export default findingsDe;
