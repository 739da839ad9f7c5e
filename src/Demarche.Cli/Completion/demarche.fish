# Completion of demarche for fish. In ~/.config/fish/config.fish: demarche completion fish | source
function __demarche_complete
    demarche "[suggest:"(commandline -C)"]" (commandline -p | string collect) 2> /dev/null
end
complete -c demarche -a "(__demarche_complete)"
