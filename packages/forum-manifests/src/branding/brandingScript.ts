/** File of the script in its ConfigMap. */
export const BRANDING_FILE = 'apply_branding.rb';

/** File of what the script applies. */
export const BRANDING_DATA = 'branding.json';

/**
 * Applies what no environment variable can carry: pictures are uploads, themes
 * and palettes are rows. Running it again changes nothing that is right.
 */
export const BRANDING_SCRIPT = `# frozen_string_literal: true

require "json"

branding = JSON.parse(File.read(File.join(__dir__, "${BRANDING_DATA}")))
actor = Discourse.system_user

apply_picture = lambda do |setting, url|
  seen = PluginStore.get("forum-manifests", setting)
  next puts("#{setting}: unchanged") if seen == url && SiteSetting.get(setting).present?
  file = FileHelper.download(
    url,
    max_file_size: 5.megabytes,
    tmp_file_name: "forum-#{setting}",
    follow_redirect: true,
  )
  raise "#{setting}: the picture can not be downloaded" if file.nil?
  name = File.basename(URI.parse(url).path)
  upload = UploadCreator.new(file, name, for_site_setting: true).create_for(actor.id)
  raise "#{setting}: #{upload.errors.full_messages.join(", ")}" unless upload.persisted?
  SiteSetting.set(setting, upload)
  PluginStore.set("forum-manifests", setting, url)
  puts "#{setting}: set"
end

apply_picture.call("logo", branding["logoUrl"]) if branding["logoUrl"]
apply_picture.call("favicon", branding["faviconUrl"]) if branding["faviconUrl"]

theme = Theme.find_by(id: SiteSetting.default_theme_id) || Theme.first
if (source = branding["theme"])
  remote = RemoteTheme.find_by(remote_url: source["repository"])
  if remote&.theme
    remote.update_from_remote
    theme = remote.theme
    theme.save!
  else
    theme = RemoteTheme.import_theme(source["repository"], actor, branch: source["branch"])
  end
  theme.set_default! unless theme.default?
  puts "theme: #{theme.name}"
end

if (colors = branding["colors"])
  palette = ColorScheme.find_by(name: "Forum")
  if palette
    ColorSchemeRevisor.revise(palette, colors: colors.map { |name, hex| { name: name, hex: hex } })
  else
    palette = ColorScheme.create_from_base(name: "Forum", colors: colors)
  end
  theme.update!(color_scheme_id: palette.id)
  puts "colors: applied"
end
`;
