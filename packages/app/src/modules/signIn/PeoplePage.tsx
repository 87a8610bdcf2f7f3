import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { Alert, Button, Container, Header, Text } from '@backstage/ui';
import styles from './PeoplePage.module.css';
import type { Person } from './readPeople';

export type PeoplePageProps = {
  people: readonly Person[];
  onGuest: () => void;
  onPerson: (entityRef: string) => void;
};

/** Lets a person on a laptop choose whom to be. */
export const PeoplePage = (props: PeoplePageProps) => {
  const { people, onGuest, onPerson } = props;
  const title = useApi(configApiRef).getOptionalString('app.title');
  return (
    <main>
      <Header title={title ?? 'Sign in'} />
      <Container>
        <div className={styles.root}>
          <section className={styles.card} aria-labelledby="guest">
            <Text as="h2" variant="title-x-small" id="guest">
              Guest
            </Text>
            <Text as="p" color="secondary">
              Runs the forums of all customers.
            </Text>
            <Button onPress={onGuest}>Enter</Button>
          </section>
          <Alert
            status="info"
            icon
            title="Simulated people"
            description="To try what takes several people. They are on this machine only and have no password."
          />
          <ul className={styles.people}>
            {people.map(({ entityRef, title: name, purpose }) => (
              <li key={entityRef} className={styles.card}>
                <Text as="p" weight="bold">
                  {name}
                </Text>
                {purpose && (
                  <Text as="p" color="secondary">
                    {purpose}
                  </Text>
                )}
                <Button variant="secondary" onPress={() => onPerson(entityRef)}>
                  {`Be ${name}`}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      </Container>
    </main>
  );
};
