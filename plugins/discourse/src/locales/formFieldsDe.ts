/** German texts of the form fields of a new forum. */
const formFieldsDe = {
  'formFields.name.label': 'Name des Forums',
  'formFields.name.description':
    'Benennt Repository, Namespace und alle Objekte; später nicht änderbar',
  'formFields.name.rule':
    'Mit einem Kleinbuchstaben beginnen, dann nur Kleinbuchstaben, Ziffern und Bindestriche, wie acme-community',
  'formFields.name.tooLong': 'Höchstens 40 Zeichen',
  'formFields.name.taken':
    'Ein Forum dieses Namens ist schon registriert; bitte einen anderen wählen',
  'formFields.hostname.label': 'Hostname',
  'formFields.hostname.description': 'Unter welchem Namen man das Forum findet',
  'formFields.hostname.rule':
    'Einen vollen DNS-Namen in Kleinbuchstaben ohne Schema, Port und Pfad eingeben, wie community.acme.example',
  'formFields.hostname.tooLong': 'Höchstens 253 Zeichen',
  'formFields.hostname.use': '{{hostname}} nehmen',
  'formFields.hostname.below':
    'Auf diesem Cluster: ein Name unterhalb von {{domains}}',
  'formFields.check.running': 'Wird geprüft, ob er frei ist …',
  'formFields.check.free': 'Er ist frei',
  'formFields.check.refused': 'Abgelehnt: {{reason}}',
  'formFields.options.loading': 'Die Auswahl wird geladen …',
  'formFields.options.failed': 'Die Auswahl konnte nicht geladen werden',
  'formFields.options.retry': 'Erneut versuchen',
  'formFields.options.none':
    'In discourse.clusters ist kein Cluster eingerichtet; bitte das Plattformteam fragen',
  'formFields.cluster.label': 'Cluster',
  'formFields.cluster.anyDomain': 'Beliebiger Hostname',
  'formFields.cluster.domains': 'Hostnamen unterhalb von {{domains}}',
  'formFields.cluster.secrets.sealed-secrets':
    'Geheimnisse versiegelt im Repository',
  'formFields.cluster.secrets.external-secrets':
    'Geheimnisse aus einem externen Speicher',
  'formFields.cluster.secrets.existing': 'Geheimnisse kommen auf anderem Weg',
  'formFields.size.label': 'Größe',
  'formFields.size.names.small': 'Klein',
  'formFields.size.names.medium': 'Mittel',
  'formFields.size.names.large': 'Groß',
  'formFields.size.purposes.small': 'Ein Team oder eine junge Gemeinschaft',
  'formFields.size.purposes.medium': 'Einige tausend Mitglieder',
  'formFields.size.purposes.large': 'Eine lebhafte Gemeinschaft',
  'formFields.size.requests':
    'Fordert {{cpu}} CPU, {{memory}} Speicher und {{storage}} Volumes an',
  'formFields.size.pods': 'Web-Pods: {{web}}, Datenbankinstanzen: {{database}}',
  'formFields.groups.label': 'Kleine Gruppen',
  'formFields.groups.none':
    'Noch keine Gruppen. Das Forum beginnt dann ohne; sie lassen sich später hinzufügen.',
  'formFields.groups.add': 'Gruppe hinzufügen',
  'formFields.groups.remove': 'Gruppe {{position}} entfernen',
  'formFields.groups.legend': 'Gruppe {{position}} {{name}}',
  'formFields.groups.faulty':
    'Berichtigen Sie, was in den Gruppen markiert ist ({{groups}}).',
  'formFields.groups.name.label': 'Gruppenname',
  'formFields.groups.name.description': 'Wie man sie erwähnt, etwa gardeners.',
  'formFields.groups.name.fault':
    '2 bis 20 Kleinbuchstaben, Ziffern, Bindestriche, Punkte und Unterstriche, am Ende ein Buchstabe oder eine Ziffer, jeder Name einmal und keiner, den Discourse für sich behält, etwa staff.',
  'formFields.groups.title.label': 'Gruppentitel',
  'formFields.groups.title.description': 'Was alle sehen.',
  'formFields.groups.title.fault':
    'Eine Zeile mit 1 bis 100 Zeichen, ohne Leerzeichen am Anfang und Ende.',
  'formFields.groups.purpose.label': 'Zweck',
  'formFields.groups.purpose.description':
    'Wozu es die Gruppe gibt, in einem Satz.',
  'formFields.groups.purpose.fault':
    'Eine Zeile mit 1 bis 500 Zeichen, ohne Leerzeichen am Anfang und Ende.',
  'formFields.groups.owners.label': 'Verantwortliche',
  'formFields.groups.owners.description':
    'Benutzernamen im Forum, durch Kommas getrennt. Sie betreuen die Gruppe.',
  'formFields.groups.owners.fault':
    'Zwei bis zehn Benutzernamen des Forums, etwa ada_berg, ben.',
  'formFields.groups.preset.label': 'Art der Gruppe',
  'formFields.groups.preset.names.open': 'Offen',
  'formFields.groups.preset.names.request': 'Auf Anfrage',
  'formFields.groups.preset.names.private': 'Privat',
  'formFields.groups.preset.names.hidden': 'Verborgen',
  'formFields.groups.preset.words.open':
    'Alle sehen sie und treten selbst bei.',
  'formFields.groups.preset.words.request':
    'Alle sehen sie; Verantwortliche nehmen Leute auf.',
  'formFields.groups.preset.words.private':
    'Angemeldete wissen von ihr; Verantwortliche fügen Mitglieder hinzu.',
  'formFields.groups.preset.words.hidden':
    'Nur Mitglieder und Team wissen von ihr; Verantwortliche fügen Mitglieder hinzu.',
  'formFields.version.label': 'Discourse-Version',
  'formFields.version.channels.esr': 'Version mit verlängertem Support',
  'formFields.version.channels.monthly': 'Monatliche Version',
  'formFields.version.recommended': 'empfohlen',
  'formFields.version.supported': 'Support bis {{date}}',
  'formFields.version.ending': 'Support endet bald, am {{date}}',
  'formFields.version.ended': 'Support endete am {{date}}',
  'formFields.secret.quotes':
    'Muss ohne Anführungszeichen, Backslashes, Zeilenumbrüche und Leerzeichen am Rand sein; bitte ein anderes anfordern',
  'formFields.secret.code': "Muss ohne '<%' sein; bitte ein anderes anfordern",
  'formFields.secret.notText':
    'Muss mehr als Ziffern oder ein Wahrheitswert sein; bitte ein anderes anfordern',
  'formFields.secret.show': 'Zeigen',
  'formFields.secret.hide': 'Verbergen',
  'formFields.secret.lost':
    'Bitte erneut eingeben: Ein Geheimnis wird nur in diesem Fenster gehalten',
  'formFields.secret.store':
    'Auf diesem Cluster kommt der Wert aus dem externen Speicher; hier ist nichts einzugeben',
  'formFields.secret.brought':
    'Auf diesem Cluster kommt das Secret auf anderem Weg; hier ist nichts einzugeben',
  'formFields.plan.loading':
    'Wird geplant: Jede Datei wird erzeugt, und Namen werden geprüft …',
  'formFields.plan.failed': 'Der Plan konnte nicht gemacht werden',
  'formFields.plan.retry': 'Erneut versuchen',
  'formFields.plan.faults':
    'Diese Antworten müssen berichtigt werden; zum Ändern zurückgehen',
  'formFields.plan.required':
    'Es gibt noch keinen Plan, an den ein Lauf gebunden werden kann',
  'formFields.plan.published':
    'Ein früherer Lauf hat genau dieses Forum schon veröffentlicht; ein neuer macht danach weiter',
  'formFields.plan.missing_one': 'Ein Geheimnis fehlt noch',
  'formFields.plan.missing_other': '{{count}} Geheimnisse fehlen noch',
  'formFields.plan.missingHint':
    'Das Forum wird ohne sie angelegt und startet, sobald sie da sind. Der Lauf sagt, wie man sie nachreicht.',
  'formFields.plan.namesTitle': 'Was entsteht',
  'formFields.plan.names.forum': 'Forum',
  'formFields.plan.names.repository': 'Repository',
  'formFields.plan.names.visibility': 'Lesbar für',
  'formFields.plan.names.cluster': 'Cluster',
  'formFields.plan.names.namespace': 'Namespace',
  'formFields.plan.names.entity': 'Katalogeintrag',
  'formFields.plan.visibilities.private': 'nur seine Mitglieder',
  'formFields.plan.visibilities.public': 'alle',
  'formFields.plan.capacityTitle': 'Angeforderte Kapazität',
  'formFields.plan.capacityNote':
    'Den ganzen Monat über auf dem Cluster reserviert, ob genutzt oder nicht.',
  'formFields.plan.part': 'Teil',
  'formFields.plan.cpu': 'CPU',
  'formFields.plan.memory': 'Speicher',
  'formFields.plan.storage': 'Volumes',
  'formFields.plan.total': 'Zusammen',
  'formFields.plan.parts.web': 'Web-Pods',
  'formFields.plan.parts.sidekiq': 'Sidekiq-Pods',
  'formFields.plan.parts.database': 'Datenbank',
  'formFields.plan.parts.valkey': 'Valkey',
  'formFields.plan.parts.uploads': 'Volume für Uploads',
  'formFields.plan.filesTitle_one': '{{count}} Datei im Repository',
  'formFields.plan.filesTitle_other': '{{count}} Dateien im Repository',
  'formFields.plan.root': 'Oberste Ebene',
  'formFields.plan.files_one': '{{count}} Datei',
  'formFields.plan.files_other': '{{count}} Dateien',
  'formFields.plan.lines_one': '{{count}} Zeile',
  'formFields.plan.lines_other': '{{count}} Zeilen',
  'formFields.plan.sealed':
    'wird vom Lauf versiegelt; hier für niemanden lesbar',
  'formFields.plan.hash':
    'Der Lauf macht genau diese Dateien oder weigert sich. Hash des Plans:',
  'formFields.plan.secretsTitle': 'Geheimnisse',
  'formFields.plan.secretStates.generated': 'Macht der Lauf',
  'formFields.plan.secretStates.given': 'Hier eingegeben',
  'formFields.plan.secretStates.missing': 'Fehlt noch',
  'formFields.plan.secretStates.store': 'Aus dem Speicher',
  'formFields.plan.secretStates.brought': 'Kommt anders',
  'formFields.plan.warningsTitle': 'Richtig, aber mit einem Preis',
  'formFields.plan.openTitle': 'Was erst das Ausrollen zeigt',
  'formFields.plan.open.dns':
    'Ob der Hostname auf den Cluster zeigt und ein Zertifikat dafür ausgestellt wird',
  'formFields.plan.open.clusterCapacity':
    'Ob der Cluster Platz für das Angeforderte hat',
  'formFields.plan.open.operators':
    'Ob die Operatoren dort installiert sind, die die Manifeste brauchen',
  'formFields.plan.open.buckets':
    'Ob es die drei S3-Buckets gibt und die Schlüssel sie öffnen',
  'formFields.plan.open.mail':
    'Ob das Mail-Relay Nachrichten dieses Forums annimmt',
  'formFields.plan.open.image':
    'Ob die Knoten das Image dieser Version laden können',
  'formFields.plan.open.controllerKey':
    'Ob der Controller auf dem Cluster den Schlüssel zu den versiegelten Geheimnissen hat',
  'formFields.plan.open.secretStore':
    'Ob der Speicher alle Werte unter ihren Namen hat',
  'formFields.plan.open.broughtSecrets': 'Ob alle Secrets im Namespace sind',
};

export default formFieldsDe;
