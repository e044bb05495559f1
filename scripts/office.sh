# LibreOffice 25.2 and its fonts. Sourced by run and test after common.sh.
office_version=4:25.2.3
office_packages=(libreoffice-core libreoffice-writer libreoffice-calc libreoffice-impress libreoffice-draw)
office_companions=(
  bubblewrap hunspell-en-us hunspell-pl fonts-liberation fonts-dejavu-core
  # Carlito and Caladea have the measures of Calibri and Cambria
  fonts-crosextra-carlito fonts-crosextra-caladea fonts-noto-core fonts-noto-cjk
)

# office_missing: prints the packages that are not there in the wanted version.
office_missing() {
  local package version
  for package in "${office_packages[@]}"; do
    version=$(dpkg-query -W -f '${Version}' "$package" 2>/dev/null || true)
    [[ $version == "$office_version"* ]] || echo "$package"
  done
  for package in "${office_companions[@]}"; do
    [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true) == installed ]] || echo "$package"
  done
}

# office_backports: on Debian 12 the version lies in backports; adds that suite of the mirror the machine already uses.
office_backports() {
  local mirror
  apt-get indextargets --format '$(CODENAME)' | grep -qx bookworm-backports && return
  mirror=$(apt-get indextargets --format '$(CODENAME) $(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' | awk '$1 == "bookworm" { print $2; exit }')
  [[ -n $mirror ]] || { say "apt knows no mirror of Debian 12"; return 1; }
  say "adding bookworm-backports of $mirror"
  printf 'Types: deb\nURIs: %s\nSuites: bookworm-backports\nComponents: main\nSigned-By: /usr/share/keyrings/debian-archive-keyring.gpg\n' "$mirror" |
    "$@" tee /etc/apt/sources.list.d/icewarp-backports.sources >/dev/null
}

# need_office: installs what is missing. Fails with a sentence where it may not or cannot.
need_office() {
  local missing sudo=(env) from=()
  mapfile -t missing < <(office_missing)
  ((${#missing[@]})) || return 0
  if [[ $(id -u) != 0 ]]; then
    sudo -n true 2>/dev/null || { say "no root and no sudo here to install: ${missing[*]}"; return 1; }
    sudo=(sudo -n env)
  fi
  if [[ $(. /etc/os-release && echo "$VERSION_CODENAME") == bookworm ]]; then
    office_backports "${sudo[@]}" || return 1
    from=(-t bookworm-backports)
  fi
  say "installing from Debian: ${missing[*]}"
  "${sudo[@]}" apt-get update -qq || return 1
  "${sudo[@]}" DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${from[@]}" "${missing[@]}" >/dev/null || return 1
  mapfile -t missing < <(office_missing)
  ((${#missing[@]} == 0)) || { say "still missing in version $office_version: ${missing[*]}"; return 1; }
}
