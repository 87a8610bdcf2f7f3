import { canInstallPackages, findCommand, installPackages } from './machine';
import { MissingTool } from './MissingTool';

/** Makes sure of commands; `tools`: command → Debian package that brings it. */
export async function requireDebianTools(
  tools: Record<string, string>,
): Promise<void> {
  const missing = () =>
    Object.keys(tools).filter(command => !findCommand(command));
  const packages = missing().map(command => tools[command]);
  if (packages.length > 0 && canInstallPackages()) {
    await installPackages(...packages);
  }
  const [first] = missing();
  if (first) {
    throw new MissingTool(
      `${first} is not installed and could not be (Debian package ${tools[first]})`,
    );
  }
}
