/** German titles and advice for each kind of problem. */
export const problemsDe = {
  'problem.unreachable.title': 'Das Forum ist nicht erreichbar',
  'problem.unreachable.hint':
    'Prüfen Sie seinen DNS-Namen, seine Route und ob seine Pods laufen.',
  'problem.timed-out.title': 'Das Forum antwortete zu langsam',
  'problem.timed-out.hint':
    'Sehen Sie sich die Last seiner Web-Pods und der Datenbank an.',
  'problem.bad-key.title': 'Das Forum wies den Schlüssel ab',
  'problem.bad-key.hint':
    'Der API-Schlüssel ist widerrufen oder falsch, oder sein Benutzer ist kein Administrator. Tragen Sie einen neuen in die Registratur ein.',
  'problem.missing-right.title': 'Dem Schlüssel fehlt ein Recht',
  'problem.missing-right.hint':
    'Geben Sie dem Schlüssel den Bereich „global:read“ und einen Administrator als Benutzer.',
  'problem.not-found.title': 'Das Forum hat keine solche Seite',
  'problem.not-found.hint':
    'Seine Version ist vielleicht zu alt, oder ein Plugin oder eine Einstellung dafür ist aus.',
  'problem.rate-limited.title': 'Das Forum begrenzt, wie oft man fragt',
  'problem.rate-limited.hint':
    'Der Kollektor wartet so lange, wie das Forum es verlangt. Bleibt es dabei, suchen Sie, was die API sonst noch nutzt.',
  'problem.read-only.title': 'Das Forum ist nur lesbar',
  'problem.read-only.hint':
    'Vielleicht läuft eine Sicherung, eine Wiederherstellung oder ein Failover.',
  'problem.server-error.title': 'Das Forum antwortete mit einem Fehler',
  'problem.server-error.hint':
    'Sehen Sie in seine Protokolle unter /logs oder in den Web-Pods.',
  'problem.not-json.title': 'Etwas anderes als Discourse antwortete',
  'problem.not-json.hint':
    'Vielleicht steht ein Proxy, eine Anmelde- oder eine Wartungsseite davor.',
  'problem.unexpected-shape.title':
    'Die Antwort ist nicht, was diese Version des Portals erwartet',
  'problem.unexpected-shape.hint':
    'Das Forum ist vielleicht viel neuer oder älter, als das Portal es kennt.',
  'problem.too-large.title': 'Die Antwort ist zu groß',
  'problem.too-large.hint':
    'Sie wurde zur Sicherheit abgebrochen. Melden Sie es mitsamt der Version des Forums.',
  'problem.redirected.title': 'Das Forum verweist auf eine andere Adresse',
  'problem.redirected.hint':
    'Registrieren Sie die Adresse, auf die es verweist, falls es die richtige ist.',
  'problem.host-not-allowed.title': 'Das Portal darf diese Adresse nicht rufen',
  'problem.host-not-allowed.hint':
    'Nehmen Sie ihren Host in „discourse.allowedHosts“ auf, falls er gerufen werden soll.',
  'problem.no-key.title': 'Die Registratur hat dafür keinen Schlüssel',
  'problem.no-key.hint':
    'Tragen Sie einen Monitor-Schlüssel dieses Forums in die Registratur ein.',
  'problem.rejected.title': 'Das Forum wies die Anfrage zurück',
  'problem.rejected.hint': 'Die Meldung darüber ist, was es dazu sagte.',
  'problem.cluster-unavailable.title':
    'Der Cluster sagt nicht, wie das Forum läuft',
  'problem.cluster-unavailable.hint':
    'Prüfen, ob das Kubernetes-Plugin den Cluster erreicht und dort lesen darf.',
};
