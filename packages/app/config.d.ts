export interface Config {
  auth?: {
    providers?: {
      /** People that anyone may be on a laptop. Refused outside of development. */
      simulated?: {
        users?: Array<{
          /**
           * The user in the catalog, such as user:default/ada.
           * @visibility frontend
           */
          entityRef: string;
          /**
           * Name on the sign-in page.
           * @visibility frontend
           */
          title: string;
          /**
           * What this person is for.
           * @visibility frontend
           */
          purpose?: string;
        }>;
      };
    };
  };
}
