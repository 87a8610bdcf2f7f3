/** Differences between forum and repository. */
export const driftSentencesDe = {
  'groups.drift.sentence.group-missing':
    'Die Gruppe „{{group}}“ steht im Repository, fehlt aber im Forum',
  'groups.drift.sentence.category-missing':
    'Die Kategorie „{{category}}“ der Gruppe „{{group}}“ fehlt im Forum',
  'groups.drift.sentence.category-changed':
    'Die Kategorie „{{category}}“ dürfen andere benutzen, als das Repository sagt',
  'groups.drift.sentence.sso-changed':
    'Die Gruppe „{{group}}“ ist mit anderen Gruppen des Anmeldedienstes verbunden',
  'groups.drift.sentence.setting-changed':
    '„{{field}}“ der Gruppe „{{group}}“ ist im Forum „{{actual}}“ und im Repository „{{desired}}“',
  'groups.drift.sentence.owners-setting':
    'Die Verantwortlichen der Gruppe „{{group}}“ haben „{{field}}“ auf „{{actual}}“ gesetzt; die Regeln erlauben es ihnen',
  'groups.drift.sentence.owner-unknown':
    '„{{actual}}“ ist für die Gruppe „{{group}}“ verantwortlich, steht aber nicht in der Liste des Repositorys',
  'groups.drift.sentence.member-unknown':
    '„{{actual}}“ ist Mitglied der Gruppe „{{group}}“, steht aber nicht in der Liste des Repositorys',
  'groups.drift.sentence.owner-missing':
    '„{{desired}}“ sollte für die Gruppe „{{group}}“ verantwortlich sein',
  'groups.drift.sentence.member-missing':
    '„{{desired}}“ sollte Mitglied der Gruppe „{{group}}“ sein',
  'groups.drift.sentence.too-many-members':
    'Mitglieder der Gruppe „{{group}}“: {{actual}}; die Regeln erlauben {{limit}}',
  'groups.drift.sentence.too-few-members':
    'Mitglieder der Gruppe „{{group}}“: {{actual}}; die Regeln verlangen {{limit}}',
  'groups.drift.sentence.too-few-owners':
    'Verantwortliche der Gruppe „{{group}}“: {{actual}}; die Regeln verlangen {{limit}}',
  'groups.drift.sentence.trust-level':
    'Die Gruppe „{{group}}“ gibt ihren Mitgliedern die Vertrauensstufe {{actual}}; das dürfen kleine Gruppen nicht',
  'groups.drift.sentence.group-extra':
    'Die Gruppe „{{actual}}“ gibt es im Forum, aber nicht im Repository',
  'groups.drift.sentence.group-extra-name':
    'Die Gruppe „{{actual}}“ gibt es im Forum, aber nicht im Repository, und die Regeln erlauben ihren Namen nicht',
} as const;
