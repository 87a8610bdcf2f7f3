import {
  ProxiedSignInPage,
  SignInPage as DefaultSignInPage,
} from '@backstage/core-components';
import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import type { SignInPageProps } from '@backstage/plugin-app-react';
import { useState } from 'react';
import { PeoplePage } from './PeoplePage';
import { readPeople } from './readPeople';

// Kept for the tab only, so that two tabs can be two people.
const CHOICE = 'simulated-sign-in';
const GUEST = 'guest';

/** Whom to enter as: the guest, or where configured one of several people. */
export const SignInPage = (props: SignInPageProps) => {
  const { onSignInSuccess } = props;
  const people = readPeople(useApi(configApiRef));
  const [choice, setChoice] = useState(() => sessionStorage.getItem(CHOICE));

  if (people.length === 0) {
    return <DefaultSignInPage {...props} providers={['guest']} />;
  }
  const isKnown =
    choice === GUEST || people.some(({ entityRef }) => entityRef === choice);
  if (choice === null || !isKnown) {
    return (
      <PeoplePage
        people={people}
        onGuest={() => setChoice(GUEST)}
        onPerson={setChoice}
      />
    );
  }
  return (
    <ProxiedSignInPage
      key={choice}
      provider={choice === GUEST ? GUEST : 'simulated'}
      headers={choice === GUEST ? {} : { 'x-simulated-user': choice }}
      onSignInSuccess={identity => {
        sessionStorage.setItem(CHOICE, choice);
        const signOut = identity.signOut.bind(identity);
        identity.signOut = async () => {
          sessionStorage.removeItem(CHOICE);
          await signOut();
        };
        onSignInSuccess(identity);
      }}
    />
  );
};
