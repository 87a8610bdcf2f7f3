import { z } from 'zod/v4';
import { runCommand } from '../tools/runCommand';

const secretSchema = z.looseObject({
  kind: z.literal('Secret'),
  // An empty value is printed as null.
  data: z.record(
    z.string(),
    z
      .string()
      .nullable()
      .transform(value => value ?? ''),
  ),
});

/** The opening half of a Sealed Secrets controller, by the real kubeseal. */
export class Controller {
  readonly #options: { kubeseal: string; keyFile: string; signal: AbortSignal };

  constructor(options: {
    kubeseal: string;
    /** PEM file of its private key. */
    keyFile: string;
    signal: AbortSignal;
  }) {
    this.#options = options;
  }

  /** The values in base64 by key; undefined when it can not be opened. */
  async open(
    sealedSecret: string,
  ): Promise<Record<string, string> | undefined> {
    const { kubeseal, keyFile, signal } = this.#options;
    try {
      const { stdout } = await runCommand(
        kubeseal,
        ['--recovery-unseal', `--recovery-private-key=${keyFile}`, '-o=json'],
        { input: sealedSecret, signal },
      );
      return secretSchema.parse(JSON.parse(stdout)).data;
    } catch (error) {
      if (String(error).includes('no key could decrypt secret')) {
        return undefined;
      }
      throw error;
    }
  }
}
