import { useState } from 'react';
import { useFormFieldsTranslation } from '../useFormFieldsTranslation';
import styles from './FileTree.module.css';
import type { FileGroup, PlannedFile } from './groupFiles';

const FileEntry = ({ file, folder }: { file: PlannedFile; folder: string }) => {
  const { t } = useFormFieldsTranslation();
  const [isOpen, setOpen] = useState(false);
  const name = folder ? file.path.slice(folder.length + 1) : file.path;
  if (file.content === undefined) {
    return (
      <li className={styles.sealed}>
        <code>{name}</code>
        <span className={styles.note}>{t('formFields.plan.sealed')}</span>
      </li>
    );
  }
  return (
    <li>
      <details onToggle={event => setOpen(event.currentTarget.open)}>
        <summary className={styles.file}>
          <code>{name}</code>
          <span className={styles.note}>
            {t('formFields.plan.lines', {
              count: file.content.split('\n').length - 1,
            })}
          </span>
        </summary>
        {/* A region that scrolls has to be reachable by keyboard. */}
        {isOpen && (
          <pre
            className={styles.content}
            role="region"
            aria-label={file.path}
            // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls
            tabIndex={0}
          >
            {file.content}
          </pre>
        )}
      </details>
    </li>
  );
};

export type FileTreeProps = { groups: readonly FileGroup[] };

/** Every file that a run writes, folder by folder, with its content. */
export const FileTree = ({ groups }: FileTreeProps) => {
  const { t } = useFormFieldsTranslation();
  return (
    <div className={styles.root}>
      {groups.map(({ folder, files }) => (
        <details key={folder} open={folder === ''}>
          <summary className={styles.folder}>
            <span>{folder ? `${folder}/` : t('formFields.plan.root')}</span>
            <span className={styles.note}>
              {t('formFields.plan.files', { count: files.length })}
            </span>
          </summary>
          <ul className={styles.list}>
            {files.map(file => (
              <FileEntry key={file.path} file={file} folder={folder} />
            ))}
          </ul>
        </details>
      ))}
    </div>
  );
};
